package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * FastCSV reads the same values out of well-formed files.
 *
 * <p>It has no NULL, takes a lone carriage return for a line end, and (3.7.0) loses the line end of
 * {@code x,"a\rb"\n}, so the files have CRLF only; {@link CsvScannerTest} has the lone ones.
 */
class FastCsvOracleTest {
  private static final String[] PIECES = {"a", "b", ",", "\"", "\n", "\r\n", "é", "🙂", " "};
  private static final int COLUMNS = 3;

  @Test
  void bothReadTheSameValuesFromRandomWellFormedFiles() {
    Random random = new Random(1);
    long rows = 0;
    for (int i = 0; i < 3_000; i++) {
      String file = randomFile(random);
      List<List<String>> expected = fastCsv(file);
      byte[] bytes = file.getBytes(UTF_8);
      assertThat(file, values(bytes, COLUMNS, 1 + i % 70), is(expected));
      rows += expected.size();
    }
    assertThat(rows, greaterThan(5_000L));
  }

  @Test
  void bothReadTheSameValuesFromTheNastySample() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("../test-data/samples/nasty.csv"));
    List<List<String>> expected = fastCsv(new String(file, UTF_8));

    assertThat(expected, hasSize(25));
    for (int buffer = 1; buffer <= 70; buffer++) {
      assertThat("buffer of " + buffer, values(file, 5, buffer), is(expected));
    }
  }

  private static String randomFile(Random random) {
    StringBuilder file = new StringBuilder();
    int rows = random.nextInt(6);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        file.append(column > 0 ? "," : "").append(randomField(random));
      }
      boolean last = row == rows - 1;
      file.append(last && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
    }
    return file.toString();
  }

  private static String randomField(Random random) {
    StringBuilder value = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    String text = value.toString();
    boolean mustBeQuoted = text.matches("(?s).*[,\"\n\r].*");
    return mustBeQuoted || random.nextInt(4) == 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static List<List<String>> fastCsv(String file) {
    return CsvReader.builder().ofCsvRecord(file).stream().map(CsvRecord::getFields).toList();
  }

  private static List<List<String>> values(byte[] file, int columns, int bufferBytes) {
    List<List<String>> rows = new ArrayList<>();
    for (ScannedRecord record : ScannedRecord.scan(file, columns, bufferBytes)) {
      assertThat(record.toString(), record.reason(), nullValue());
      rows.add(record.values().stream().map(value -> value == null ? "" : value).toList());
    }
    return rows;
  }
}
