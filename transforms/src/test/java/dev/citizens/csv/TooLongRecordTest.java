package dev.citizens.csv;

import static dev.citizens.csv.BadRowReason.TOO_LONG;
import static dev.citizens.csv.CsvScanner.MAX_RECORD_BYTES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TooLongRecordTest {
  private static final String FIRST = "a,b\n";
  private static final String LAST = "c,d\n";

  @Test
  void aRecordThatJustFitsIsARow() throws IOException {
    int field = MAX_RECORD_BYTES - "x,\n".length();

    assertThat(
        scan(FIRST, "x,", "y".repeat(field), "\n", LAST),
        contains("row at 0, 3 bytes", row(MAX_RECORD_BYTES - 1), lastRow(MAX_RECORD_BYTES)));
  }

  @Test
  void oneByteMoreIsTooLongAndTheScanGoesOnBehindIt() throws IOException {
    int field = MAX_RECORD_BYTES - "x,\n".length() + 1;

    assertThat(
        scan(FIRST, "x,", "y".repeat(field), "\n", LAST),
        contains("row at 0, 3 bytes", TOO_LONG_RECORD, lastRow(MAX_RECORD_BYTES + 1)));
  }

  @Test
  void lineEndsInTheQuotesOfATooLongRecordDoNotEndIt() throws IOException {
    String quoted = "\"" + "not,a,row\n\"\"".repeat(1_500_000) + "\"";

    assertThat(
        scan(FIRST, "x,", quoted, "\r\n", LAST, LAST),
        contains(
            "row at 0, 3 bytes",
            TOO_LONG_RECORD,
            lastRow(quoted.length() + 4),
            lastRow(quoted.length() + 4 + LAST.length())));
  }

  @Test
  void anUnclosedQuoteBeforeALongRestTakesTheRest() throws IOException {
    String rest = LAST.repeat(MAX_RECORD_BYTES / 2);

    assertThat(scan(FIRST, "\"", rest), contains("row at 0, 3 bytes", TOO_LONG_RECORD));
  }

  @Test
  void twoTooLongRecordsInARow() throws IOException {
    String longLine = "z".repeat(MAX_RECORD_BYTES + 100) + "\n";

    assertThat(
        scan(FIRST, longLine, longLine, "\n", LAST),
        contains(
            "row at 0, 3 bytes",
            TOO_LONG_RECORD,
            TOO_LONG_RECORD.replace("at 4", "at " + (4 + longLine.length())),
            lastRow(2 * longLine.length() + 1)));
  }

  @Test
  void theLinesAndBytesOfAllOfItCount() throws IOException {
    String line = "not,a,row\n";
    String quoted = "\"" + line.repeat(2_000_000);
    long bytes = quoted.length();

    assertThat(
        extents(FIRST, quoted, "\"\r\n", LAST, quoted),
        contains(
            Extent.ofRecord(4, 2_000_001, bytes + 2), // with the carriage return
            Extent.ofRecord(4 + bytes + 3 + LAST.length(), 2_000_000, bytes)));
    assertThat(
        extents(quoted, line.repeat(7), "\",\n", LAST),
        contains(Extent.ofRecord(0, 2_000_008, bytes + 70 + 2)));
  }

  private static final String TOO_LONG_RECORD =
      TOO_LONG + " at " + FIRST.length() + ", " + MAX_RECORD_BYTES + " bytes";

  private static String row(int bytes) {
    return "row at " + FIRST.length() + ", " + bytes + " bytes";
  }

  private static String lastRow(int bytesBetween) {
    return "row at " + (FIRST.length() + bytesBetween) + ", 3 bytes";
  }

  /** What is found where; a copy of the bytes would be too much to print. */
  private static List<String> scan(String... pieces) throws IOException {
    List<String> found = new ArrayList<>();
    scan(
        pieces,
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            found.add(
                "%s at %s, %s bytes"
                    .formatted(
                        batch.reason(row) == null ? "row" : batch.reason(row),
                        batch.offset(row),
                        batch.recordEnd(row) - batch.recordStart(row)));
          }
        });
    return found;
  }

  /** How much of the file bad rows take. */
  private static List<Extent> extents(String... pieces) throws IOException {
    List<Extent> found = new ArrayList<>();
    scan(
        pieces,
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            if (batch.reason(row) != null) {
              found.add(batch.extent(row));
            }
          }
        });
    return found;
  }

  private static void scan(String[] pieces, RecordSink sink) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String piece : pieces) {
      joined.write(piece.getBytes(US_ASCII));
    }
    byte[] file = joined.toByteArray();
    new CsvScanner(2, CsvDialect.COMMA)
        .scan(new SmallReads(file, 0, 1 << 20), 0, file.length, sink);
  }
}
