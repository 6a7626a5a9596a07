package dev.citizens.csv;

import static dev.citizens.csv.ScannedRecord.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that the buffer must grow for twice, with the buffer that is used every day. */
class LongFieldTest {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int ROWS = 1_500;
  private static final String HEAD = "a,b\n".repeat(ROWS);

  @Test
  void withoutQuotes() {
    assertComesWhole("x".repeat(2 * BUFFER_BYTES + 5), "x".repeat(2 * BUFFER_BYTES + 5));
  }

  @Test
  void withLineEndsDelimitersAndQuotesInQuotes() {
    String text = "1,2\r\n\"\"3\"\";\n".repeat(50_000);
    assertComesWhole("\"" + text + "\"", text.replace("\"\"", "\""));
  }

  /** Its canonical form is longer than the file's: it gets quotes. */
  @Test
  void withACarriageReturnThatGetsQuotes() {
    String text = "y\rz".repeat(BUFFER_BYTES);
    assertComesWhole(text, text);
  }

  /** Two bytes a character: one of them is cut wherever the buffer ends. */
  @Test
  void withoutAscii() {
    assertComesWhole("é".repeat(BUFFER_BYTES + 3), "é".repeat(BUFFER_BYTES + 3));
  }

  private static void assertComesWhole(String field, String value) {
    for (CsvDialect dialect : List.of(CsvDialect.COMMA, new CsvDialect((byte) '|'))) {
      String delimiter = String.valueOf((char) dialect.delimiter());
      String head = HEAD.replace(",", delimiter);
      String line = "c" + delimiter + field;
      byte[] file = (head + line + "\n" + head).getBytes(UTF_8);

      List<ScannedRecord> found =
          ScannedRecord.scan(file, 0, file.length, 2, dialect, BUFFER_BYTES, 100_000);

      assertThat(found.size(), is(2 * ROWS + 1));
      assertThat(found.get(ROWS).equals(row(head.length(), line, "c", value)), is(true));
      int behind = head.length() + line.getBytes(UTF_8).length + 1;
      for (int i = 0; i < ROWS; i++) {
        long place = 4L * i;
        String raw = "a" + delimiter + "b";
        assertThat(found.get(i), is(row(place, raw, "a", "b")));
        assertThat(found.get(ROWS + 1 + i), is(row(behind + place, raw, "a", "b")));
      }
    }
  }
}
