package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In a file of one column an empty line is a row: its value is NULL. */
class OneColumnTest {
  private static final CsvDialect DIALECT = CsvDialect.COMMA.withColumns(1);
  private static final String[] LETTERS = {"a", "\n", "\n", "\n", "\r\n", "\r", "\"", "\"\"", ","};

  @Test
  void emptyLinesAreNull() throws IOException {
    assertThat(values("Ann\n\n\"\"\nBob\n\n"), is(Arrays.asList("Ann", null, "", "Bob", null)));
    assertThat(values("\n\n"), is(Arrays.asList(null, null)));
    assertThat(values("\r\nAnn\r\n\r\n"), is(Arrays.asList(null, "Ann", null)));
    assertThat(values("\nAnn"), is(Arrays.asList(null, "Ann")));
    assertThat(values("\n".repeat(3_000)).size(), is(3_000));
    assertThat(values(""), is(List.of()));
  }

  /** Of the header and five rows. */
  @Test
  void emptyLinesAreCounted() {
    byte[] file = "nickname\nAnn\n\n\"\"\nBob\n\n".getBytes(UTF_8);
    BoundaryTracer tracer = new BoundaryTracer(0, DIALECT);
    tracer.update(Arrays.copyOf(file, file.length + BoundaryTracer.PADDING_BYTES), 0, file.length);
    assertThat(SplitIndex.of(0, List.of(tracer.finish())).records(), is(6L));
  }

  @Test
  void everyCutOfRandomFilesYieldsEachRecordOnce() {
    Random random = new Random(14);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(24); left > 0; left--) {
        text.append(LETTERS[random.nextInt(LETTERS.length)]);
      }
      CutFile cut = new CutFile(text.toString().getBytes(UTF_8), 1, DIALECT, 1 + i % 70);
      cut.checkTwoPieces();
      cut.checkThreePieces(24);
    }
  }

  private static List<String> values(String text) throws IOException {
    byte[] file = text.getBytes(UTF_8);
    List<String> values = new ArrayList<>();
    new CsvScanner(1, DIALECT)
        .scan(
            Channels.newChannel(new ByteArrayInputStream(file)),
            0,
            file.length,
            batch -> {
              for (int row = 0; row < batch.size(); row++) {
                assertThat(batch.reason(row) + "", batch.reason(row) == null, is(true));
                values.add(batch.text(row, 0));
              }
            });
    return values;
  }
}
