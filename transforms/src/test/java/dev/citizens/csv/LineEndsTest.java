package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineEndsTest {
  /** The line feed, what differs from it by a bit, and what a carry would make of it. */
  private static final byte[] BYTES = {'\n', '\n', 0, 1, 9, 11, 14, 2, -128, '\n' - 128, -1, 'a'};

  private static final String[] LETTERS = {
    "a", "é", ",", ";", "\n", "\r\n", "\n", "\r", "\"", "\"a\"", "\"\"", "\",\"", "\"\n\"", "\"\r\n"
  };

  @Test
  void everyPieceOfRandomBytes() {
    Random random = new Random(3);
    byte[] bytes = new byte[60];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = BYTES[random.nextInt(BYTES.length)];
    }
    for (int from = 0; from <= bytes.length; from++) {
      long expected = 0;
      for (int to = from; to <= bytes.length; to++) {
        assertThat("[%s, %s)".formatted(from, to), LineEnds.count(bytes, from, to), is(expected));
        expected += to < bytes.length && bytes[to] == '\n' ? 1 : 0;
      }
    }
  }

  /** Whatever is in it, and wherever the buffer ends. */
  @Test
  void aScanKnowsTheLineOfEachRecord() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 10 + i % 300) {
        text.append(LETTERS[random.nextInt(LETTERS.length)]);
      }
      byte delimiter = (byte) (i % 3 == 0 ? ';' : ',');
      assertLines(text.append('\n').toString(), new CsvDialect(delimiter), 1 + i % 3);
    }
  }

  /** In batches that are full, and of plain rows. */
  @Test
  void aLongScanToo() throws IOException {
    assertLines("a,b\r\n\nc,\"d\n\"\n,\n".repeat(3_000), CsvDialect.COMMA, 2);
  }

  /** Such a record is seen by its first bytes only. */
  @Test
  void aRecordThatIsTooLongTakesItsLines() throws IOException {
    String tooLong = "\"" + "123456789\n".repeat(CsvScanner.MAX_RECORD_BYTES / 10 + 1) + "\",x\n";
    assertLines("a,b\n" + tooLong + "\nc,d\n", CsvDialect.COMMA, 2);
  }

  private static void assertLines(String text, CsvDialect dialect, int columns) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    CsvScanner scanner = new CsvScanner(columns, dialect, 64);
    scanner.scan(
        Channels.newChannel(new ByteArrayInputStream(bytes)),
        0,
        bytes.length,
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            int offset = (int) batch.offset(row);
            expected.add(LineEnds.count(bytes, 0, offset) + " before byte " + offset);
            found.add(batch.lineEndsBefore(row) + " before byte " + offset);
          }
        });
    assertThat(text.length() < 500 ? text : "a long text", found, is(expected));
    if (endsARecord(bytes, dialect)) {
      assertThat(text, scanner.lineEnds(), is(LineEnds.count(bytes, 0, bytes.length)));
    }
  }

  /** Not if a quote is open, whose record takes the last line end. */
  private static boolean endsARecord(byte[] bytes, CsvDialect dialect) {
    RecordStates states = new RecordStates(dialect);
    int state = RecordStates.RECORD;
    for (byte each : bytes) {
      state = states.next(state, each);
    }
    return state == RecordStates.RECORD;
  }
}
