package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Wherever a file is cut, and however malformed it is, the folded traces of the pieces have the
 * records that {@link RecordGrammar} and a scan of the whole file have, and scanning between the
 * starts of the index yields each record once.
 */
class EveryCutTest {
  /** Mostly what matters to a CSV reader; a letter of two bytes can be cut in the middle. */
  private static final String[] LETTERS = {
    "a", "a", ",", ",", "\"", "\"", "\"", "\n", "\n", "\r", "\r\n", "é"
  };

  /** With fewer quotes, so that some records are rows. */
  private static final String[] MILDER_LETTERS = {
    "a", "é", ",", ",", "\n", "\r\n", "\r", "\"", "\"a\"", "\"\"", "\",\"", "\"\n\""
  };

  private static final int RANDOM_FILES = 6_000;
  private static final int LONGEST_RANDOM_FILE = 28;

  @Test
  void everyCutOfRandomFilesYieldsEachRecordOnce() {
    Random random = new Random(20_260_101);
    Set<BadRowReason> reasons = EnumSet.noneOf(BadRowReason.class);
    long rows = 0;
    for (int i = 0; i < RANDOM_FILES; i++) {
      byte[] file = randomFile(random, i % 2 == 0 ? LETTERS : MILDER_LETTERS);
      CutFile cut = new CutFile(file, 1 + i % 3, CsvDialect.COMMA, 1 + i % 70);
      cut.checkTwoPieces();
      cut.checkThreePieces(file.length);
      for (ScannedRecord record : cut.whole()) {
        if (record.reason() == null) {
          rows++;
        } else {
          reasons.add(record.reason());
        }
      }
    }

    assertThat(
        "what the random files are made of",
        reasons,
        is(EnumSet.range(BadRowReason.TOO_FEW_FIELDS, BadRowReason.UNCLOSED_QUOTE)));
    assertThat("rows among them", rows, greaterThan(2_000L));
  }

  /** A tracer looks at all states only in its first bytes; these files go beyond. */
  @Test
  void everyCutOfLongerRandomFilesYieldsEachRecordOnce() {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 400) {
        text.append("a".repeat(random.nextInt(20))).append(LETTERS[random.nextInt(LETTERS.length)]);
      }
      CutFile cut = new CutFile(text.toString().getBytes(UTF_8), 2, CsvDialect.COMMA, 16 + i);
      cut.checkTwoPieces();
      cut.checkThreePieces(150);
    }
  }

  @Test
  void everyCutOfTheNastySampleYieldsEachRecordOnce() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("../test-data/samples/nasty.csv"));
    CutFile cut = new CutFile(file, 5, CsvDialect.COMMA, 64);

    assertThat(cut.whole().size(), is(25));
    cut.checkTwoPieces();
    cut.checkThreePieces(file.length);
  }

  /** Behind an odd quote, inside and outside change places to the end of the file. */
  @Test
  void everyCutOfTheNastySampleWithAQuoteTooManyOrTooFewYieldsEachRecordOnce() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("../test-data/samples/nasty.csv"));
    for (int at = 0; at < file.length; at += 23) {
      byte[] withQuote = Arrays.copyOf(file, file.length + 1);
      System.arraycopy(file, at, withQuote, at + 1, file.length - at);
      withQuote[at] = '"';
      new CutFile(withQuote, 5, CsvDialect.COMMA, 64).checkTwoPieces();

      byte[] without = file.clone();
      without[at] = 'x'; // sometimes a quote, a comma or a line feed
      new CutFile(without, 5, CsvDialect.COMMA, 64).checkTwoPieces();
    }
  }

  private static byte[] randomFile(Random random, String[] letters) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(LONGEST_RANDOM_FILE); left > 0; left--) {
      text.append(letters[random.nextInt(letters.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }
}
