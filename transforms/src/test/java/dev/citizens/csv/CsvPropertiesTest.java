package dev.citizens.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for every CSV file, on random ones. The seeds are fixed, so that a build gives the
 * same every time; {@code scripts/soak} goes on with fresh ones. 30,150 cases in all.
 */
class CsvPropertiesTest {
  private static final String SEED = "20260101";

  /** Files up to this length are cut at every byte, longer ones at some. */
  private static final int SHORT_FILE_BYTES = 300;

  @Property(tries = 9_000, seed = SEED)
  void theValuesThatWereWrittenAreRead(@ForAll("wellFormed") CsvFile file) {
    HeaderLine header = file.readHeader();
    assertThat(header.names(), is(file.header()));
    assertThat(valuesOf(file.scanRows()), is(file.rows()));
  }

  @Property(tries = 150, seed = SEED)
  void theValuesThatWereWrittenAreReadInManyBatches(@ForAll("ofManyBatches") CsvFile file) {
    assertThat(valuesOf(file.scanRows()), is(file.rows()));
  }

  /** It has no NULL, and takes a lone carriage return for a line end. */
  @Property(tries = 6_000, seed = SEED)
  void fastCsvReadsTheSameValues(@ForAll("withoutLoneCarriageReturns") CsvFile file) {
    char delimiter = (char) file.dialect().delimiter();
    String text = file.text().substring(file.text().startsWith("\ufeff") ? 1 : 0);
    List<List<String>> expected = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(text)) {
      reader.forEach(record -> expected.add(record.getFields()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<List<String>> found = new ArrayList<>(List.of(file.readHeader().names()));
    for (List<String> row : valuesOf(file.scanRows())) {
      found.add(row.stream().map(value -> value == null ? "" : value).toList());
    }
    assertThat(found, is(expected));
  }

  @Property(tries = 3_000, seed = SEED)
  void everyCutYieldsEachRecordOnce(@ForAll("wellFormed") CsvFile file) {
    CutFile cut =
        new CutFile(file.bytes(), file.columns(), file.dialect(), file.reading().bufferBytes());
    assertThat("header and rows", cut.whole().size(), is(1 + file.rows().size()));
    cut.checkCutAt(file.randomCuts());
    if (file.bytes().length <= SHORT_FILE_BYTES) {
      cut.checkTwoPieces();
    }
  }

  @Property(tries = 6_000, seed = SEED)
  void theWayATableIsWrittenDoesNotChangeItsFingerprint(
      @ForAll("wellFormed") CsvFile file, @ForAll("styles") CsvFile.Style other) {
    assertThat(file.with(other).fingerprint(), is(file.fingerprint()));
  }

  /** Scanner, grammar and traces agree on where records are, and nothing throws. */
  @Property(tries = 6_000, seed = SEED)
  void malformedFilesAreCutIntoTheSameRecordsByAll(@ForAll("malformed") MalformedFile file) {
    file.cut().checkTwoPieces();
    assertThat(file.scan(), is(file.scanAtOnce()));
  }

  @Provide
  Arbitrary<CsvFile> wellFormed() {
    return CsvFiles.wellFormed();
  }

  @Provide
  Arbitrary<CsvFile> withoutLoneCarriageReturns() {
    return CsvFiles.wellFormed().filter(file -> !file.text().matches("(?s).*\r(?!\n).*"));
  }

  @Provide
  Arbitrary<CsvFile> ofManyBatches() {
    return CsvFiles.ofManyBatches();
  }

  @Provide
  Arbitrary<CsvFile.Style> styles() {
    return CsvFiles.styles();
  }

  @Provide
  Arbitrary<MalformedFile> malformed() {
    return CsvFiles.malformed();
  }

  private static List<List<String>> valuesOf(List<ScannedRecord> records) {
    List<List<String>> values = new ArrayList<>();
    for (ScannedRecord record : records) {
      assertThat(record.toString(), record.reason(), nullValue());
      values.add(record.values());
    }
    return values;
  }
}
