package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a file records take, good ones and bad ones. */
class ExtentTest {
  @Test
  void aRecordTakesTheLinesThatAnEditorShows() throws IOException {
    assertThat(
        extents("a,b\n\"c\nd\",e\n\n\"f\r\ng\"x,\r\n\"h,\ni,j\n"),
        contains(
            Extent.ofRecord(0, 1, 3),
            Extent.ofRecord(4, 2, 7),
            Extent.ofRecord(13, 2, 8),
            Extent.ofRecord(23, 2, 8)));
  }

  @Test
  void aFileThatEndsInsideQuotesHasNoOtherLineBehindItsLastLineEnd() throws IOException {
    assertThat(extents("\"a\nb\n"), contains(Extent.ofRecord(0, 2, 5)));
    assertThat(extents("\"a\nb\nc"), contains(Extent.ofRecord(0, 3, 6)));
    assertThat(extents("\"\r\n\n"), contains(Extent.ofRecord(0, 2, 4)));
    assertThat(extents("\""), contains(Extent.ofRecord(0, 1, 1)));
  }

  @Test
  void sumsKeepTheLargestWhateverTheOrder() {
    Extent small = Extent.ofRecord(9, 40, 10);
    Extent large = Extent.ofRecord(5, 1, 11);
    Extent asLarge = Extent.ofRecord(7, 2, 11);
    Extent all = new Extent(3, 43, 32, new Extent.Largest(5, 1, 11));
    assertThat(small.plus(large).plus(asLarge), is(all));
    assertThat(asLarge.plus(Extent.NONE.plus(large)).plus(small), is(all));
    assertThat(Extent.NONE.plus(Extent.NONE), is(Extent.NONE));
  }

  private static List<Extent> extents(String text) throws IOException {
    byte[] file = text.getBytes(UTF_8);
    List<Extent> extents = new ArrayList<>();
    new CsvScanner(2, CsvDialect.COMMA)
        .scan(
            new SmallReads(file, 0, 5),
            0,
            file.length,
            batch -> {
              for (int row = 0; row < batch.size(); row++) {
                extents.add(batch.extent(row));
              }
            });
    return extents;
  }
}
