package dev.citizens.csv;

import static dev.citizens.csv.BadRowReason.NOT_UTF8;
import static dev.citizens.csv.BadRowReason.TEXT_AFTER_QUOTE;
import static dev.citizens.csv.BadRowReason.TOO_FEW_FIELDS;
import static dev.citizens.csv.BadRowReason.UNCLOSED_QUOTE;
import static dev.citizens.csv.RowBatch.MAX_ROWS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records before, at and behind the place where a batch is full. */
class BatchBorderTest {
  private static final int BUFFER_BYTES = 1 << 16; // more than all that is scanned here

  /**
   * Each of them once as the last but one of a batch, as the last, and as the first of the next.
   */
  @Test
  void everyKindOfRecordComesOnceAndInOrder() throws IOException {
    List<ScannedRecord> kinds =
        List.of(
            new ScannedRecord(0, null, "k,l", List.of("k", "l")),
            new ScannedRecord(0, null, "\"k\",\"l,\n\"", List.of("k", "l,\n")),
            new ScannedRecord(0, TOO_FEW_FIELDS, "k", null),
            new ScannedRecord(0, TEXT_AFTER_QUOTE, "\"k\"l,m", null),
            new ScannedRecord(0, NOT_UTF8, "k,\u00e9", null));
    for (String lineEnd : List.of("\n", "\r\n", "\n\n", "\r\n\r\n")) {
      for (ScannedRecord kind : kinds) {
        for (int place = MAX_ROWS - 2; place <= MAX_ROWS; place++) {
          assertScan(MAX_ROWS + 3, place, kind, lineEnd);
        }
      }
    }
  }

  @Test
  void aFileThatEndsAtTheBorderHasNoOtherBatch() throws IOException {
    for (String lineEnd : List.of("", "\n", "\r\n", "\r", "\n\n\n")) {
      String file = "a,b\n".repeat(MAX_ROWS - 1) + "a,b" + lineEnd;
      assertThat(batches(file), is(List.of(MAX_ROWS)));
    }
    assertThat(batches("a,b\n".repeat(MAX_ROWS + 1)), is(List.of(MAX_ROWS, 1)));
    assertThat(batches("x\n".repeat(2 * MAX_ROWS)), is(List.of(MAX_ROWS, MAX_ROWS)));
  }

  @Test
  void anUnclosedQuoteBehindTheBorderIsOneRecord() {
    String head = "a,b\n".repeat(MAX_ROWS);
    byte[] file = (head + "\"c,d\n" + head).getBytes(ISO_8859_1);

    List<ScannedRecord> found = ScannedRecord.scan(file, 2, BUFFER_BYTES);

    assertThat(found.size(), is(MAX_ROWS + 1));
    assertThat(
        found.get(MAX_ROWS),
        is(ScannedRecord.bad(head.length(), UNCLOSED_QUOTE, "\"c,d\n" + head)));
  }

  private static void assertScan(int records, int place, ScannedRecord kind, String lineEnd) {
    StringBuilder file = new StringBuilder();
    List<ScannedRecord> expected = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      ScannedRecord record =
          i == place ? kind : new ScannedRecord(0, null, "a,b", List.of("a", "b"));
      expected.add(
          new ScannedRecord(file.length(), record.reason(), record.raw(), record.values()));
      file.append(record.raw()).append(lineEnd);
    }
    byte[] bytes = file.toString().getBytes(ISO_8859_1);
    assertThat(ScannedRecord.scan(bytes, 2, BUFFER_BYTES), is(expected));
  }

  private static List<Integer> batches(String file) throws IOException {
    List<Integer> sizes = new ArrayList<>();
    byte[] bytes = file.getBytes(ISO_8859_1);
    new CsvScanner(2, CsvDialect.COMMA, BUFFER_BYTES)
        .scan(
            new SmallReads(bytes, 0, BUFFER_BYTES),
            0,
            bytes.length,
            batch -> sizes.add(batch.size()));
    return Collections.unmodifiableList(sizes);
  }
}
