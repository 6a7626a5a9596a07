package dev.citizens.csv;

import static dev.citizens.csv.BadRowReason.NOT_UTF8;
import static dev.citizens.csv.BadRowReason.NUL_CHARACTER;
import static dev.citizens.csv.BadRowReason.STRAY_QUOTE;
import static dev.citizens.csv.BadRowReason.TEXT_AFTER_QUOTE;
import static dev.citizens.csv.BadRowReason.TOO_FEW_FIELDS;
import static dev.citizens.csv.BadRowReason.TOO_MANY_FIELDS;
import static dev.citizens.csv.BadRowReason.UNCLOSED_QUOTE;
import static dev.citizens.csv.ScannedRecord.bad;
import static dev.citizens.csv.ScannedRecord.row;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of two columns; every one is scanned with every small buffer, and with semicolons too. */
class CsvScannerTest {
  private static final int LARGEST_BUFFER = 70;
  private static final int COLUMNS = 2;

  @Test
  void rowsEndAtLineFeeds() {
    assertScan("a,b\nc,d\n", row(0, "a,b", "a", "b"), row(4, "c,d", "c", "d"));
  }

  @Test
  void theLastRowNeedsNoLineFeed() {
    assertScan("a,b\nc,d", row(0, "a,b", "a", "b"), row(4, "c,d", "c", "d"));
    assertScan("a,\"b\"", row(0, "a,\"b\"", "a", "b"));
    assertScan("a,", row(0, "a,", "a", null));
  }

  @Test
  void carriageReturnBeforeLineFeedBelongsToTheLineEnd() {
    assertScan(
        "a,b\r\n\"c\",\"d\"\r\ne,\r\n",
        row(0, "a,b", "a", "b"),
        row(5, "\"c\",\"d\"", "c", "d"),
        row(14, "e,", "e", null));
  }

  @Test
  void loneCarriageReturnBelongsToTheValue() {
    assertScan("a\rb,c\r\r\nd,e\n", row(0, "a\rb,c\r", "a\rb", "c\r"), row(8, "d,e", "d", "e"));
    assertScan("\r,b\n", row(0, "\r,b", "\r", "b"));
  }

  @Test
  void carriageReturnAtTheEndOfTheFileBelongsToTheLineEnd() {
    assertScan("a,b\r", row(0, "a,b", "a", "b"));
  }

  @Test
  void quotesProtectDelimitersAndLineEnds() {
    assertScan(
        "\"a,b\",\"c\nd\"\n\"\r\n\",\",\"\n",
        row(0, "\"a,b\",\"c\nd\"", "a,b", "c\nd"),
        row(12, "\"\r\n\",\",\"", "\r\n", ","));
  }

  @Test
  void doubledQuotesInQuotesAreOne() {
    assertScan(
        "\"a \"\"b\"\"\",\"\"\"\"\n\"\"\",\"\"\",x\n",
        row(0, "\"a \"\"b\"\"\",\"\"\"\"", "a \"b\"", "\""),
        row(15, "\"\"\",\"\"\",x", "\",\"", "x"));
  }

  @Test
  void emptyIsNullAndQuotedEmptyIsTheEmptyString() {
    assertScan(",\"\"\n\"\",\n", row(0, ",\"\"", null, ""), row(4, "\"\",", "", null));
  }

  @Test
  void blankLinesArePassedOver() {
    assertScan("\n\r\na,b\n\n\n\r\nc,d\n\n\r", row(3, "a,b", "a", "b"), row(11, "c,d", "c", "d"));
    assertScan("\n");
    assertScan("\r");
    assertScan("");
  }

  @Test
  void blankLinesInQuotesAreNot() {
    assertScan("\"\n\n\",b\n", row(0, "\"\n\n\",b", "\n\n", "b"));
  }

  @Test
  void spacesAreKept() {
    assertScan(" a ,\"  b \"\n", row(0, " a ,\"  b \"", " a ", "  b "));
  }

  @Test
  void valuesAreDecodedFromUtf8() {
    assertScan("Zoë,\"東京 🙂\"\n", row(0, "Zoë,\"東京 🙂\"", "Zoë", "東京 🙂"));
  }

  @Test
  void tooFewFields() {
    assertScan("only\na,b\n", bad(0, TOO_FEW_FIELDS, "only"), row(5, "a,b", "a", "b"));
    assertScan("a,b\n\"\"\n", row(0, "a,b", "a", "b"), bad(4, TOO_FEW_FIELDS, "\"\""));
  }

  @Test
  void tooManyFields() {
    assertScan("a,b,c\r\na,b\n", bad(0, TOO_MANY_FIELDS, "a,b,c"), row(7, "a,b", "a", "b"));
    assertScan("a,b,\na,b\n", bad(0, TOO_MANY_FIELDS, "a,b,"), row(5, "a,b", "a", "b"));
  }

  @Test
  void aQuoteInsideAFieldWithoutQuotesIsStrayAndOpensNothing() {
    assertScan("a\"b,c\nd,e\n", bad(0, STRAY_QUOTE, "a\"b,c"), row(6, "d,e", "d", "e"));
    assertScan("a, \"b\nd,e\n", bad(0, STRAY_QUOTE, "a, \"b"), row(6, "d,e", "d", "e"));
    assertScan("\r\"a\",b\nd,e\n", bad(0, STRAY_QUOTE, "\r\"a\",b"), row(7, "d,e", "d", "e"));
  }

  @Test
  void textAfterAClosingQuoteGoesOnToTheDelimiterOrLineEnd() {
    assertScan(
        "\"a\"x,b\nc,\"d\" \r\ne,f\n",
        bad(0, TEXT_AFTER_QUOTE, "\"a\"x,b"),
        bad(7, TEXT_AFTER_QUOTE, "c,\"d\" "),
        row(15, "e,f", "e", "f"));
  }

  @Test
  void aQuoteInTheTextAfterAClosingQuoteOpensNothing() {
    assertScan(
        "\"a\"x\"y,b\nc,d\n", bad(0, TEXT_AFTER_QUOTE, "\"a\"x\"y,b"), row(9, "c,d", "c", "d"));
  }

  @Test
  void carriageReturnAfterAClosingQuoteIsTextUnlessTheLineEndsThere() {
    assertScan(
        "\"a\"\r,b\nc,\"d\"\r\r\n",
        bad(0, TEXT_AFTER_QUOTE, "\"a\"\r,b"),
        bad(7, TEXT_AFTER_QUOTE, "c,\"d\"\r"));
  }

  @Test
  void anUnclosedQuoteTakesTheRestOfTheFile() {
    assertScan(
        "a,b\nc,\"d\ne,f\n", row(0, "a,b", "a", "b"), bad(4, UNCLOSED_QUOTE, "c,\"d\ne,f\n"));
    assertScan("\"", bad(0, UNCLOSED_QUOTE, "\""));
    assertScan("a,\"b\"\"", bad(0, UNCLOSED_QUOTE, "a,\"b\"\""));
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] latin1 = "é,b\nZoé,b\n\"\u00ff\",b\nc,d\n".getBytes(ISO_8859_1);
    List<ScannedRecord> expected =
        List.of(
            new ScannedRecord(0, NOT_UTF8, "é,b", null),
            new ScannedRecord(4, NOT_UTF8, "Zoé,b", null),
            new ScannedRecord(10, NOT_UTF8, "\"\u00ff\",b", null),
            row(16, "c,d", "c", "d"));

    assertScan(latin1, expected);
  }

  @Test
  void aNulCharacterMakesABadRow() {
    assertScan(
        "\0,b\na\0b,b\na,\0\na,\0\r\n\"\0\",b\na,\"x\0y\"\r\na,\"\"\"\0\"\n\0\0,\nc,d\na,b\0",
        bad(0, NUL_CHARACTER, "\0,b"),
        bad(4, NUL_CHARACTER, "a\0b,b"),
        bad(10, NUL_CHARACTER, "a,\0"),
        bad(14, NUL_CHARACTER, "a,\0"),
        bad(19, NUL_CHARACTER, "\"\0\",b"),
        bad(25, NUL_CHARACTER, "a,\"x\0y\""),
        bad(34, NUL_CHARACTER, "a,\"\"\"\0\""),
        bad(42, NUL_CHARACTER, "\0\0,"),
        row(46, "c,d", "c", "d"),
        bad(50, NUL_CHARACTER, "a,b\0"));
  }

  @Test
  void whatElseIsWrongWithARecordComesBeforeItsNul() {
    assertScan(
        "\0\n\"\0\"x,b\na,\"\0",
        bad(0, TOO_FEW_FIELDS, "\0"),
        bad(2, TEXT_AFTER_QUOTE, "\"\0\"x,b"),
        bad(9, UNCLOSED_QUOTE, "a,\"\0"));
  }

  @Test
  void theFirstReasonIsReported() {
    assertScan(
        "a\"b\n\"a\"x,b,c\na,b,c\"\n",
        bad(0, STRAY_QUOTE, "a\"b"),
        bad(4, TEXT_AFTER_QUOTE, "\"a\"x,b,c"),
        bad(13, STRAY_QUOTE, "a,b,c\""));
  }

  @Test
  void badRecordsBetweenGoodOnesLeaveThemAlone() {
    assertScan(
        "a,b\nx\nc,d\n\"y\"z,\ne,f\n1,2,3\ng,h",
        row(0, "a,b", "a", "b"),
        bad(4, TOO_FEW_FIELDS, "x"),
        row(6, "c,d", "c", "d"),
        bad(10, TEXT_AFTER_QUOTE, "\"y\"z,"),
        row(16, "e,f", "e", "f"),
        bad(20, TOO_MANY_FIELDS, "1,2,3"),
        row(26, "g,h", "g", "h"));
  }

  @Test
  void fieldsLongerThanTheBufferComeWhole() {
    String longText = "0123456789,\"\"\n".repeat(40);
    String value = longText.replace("\"\"", "\"");
    String line = "\"" + longText + "\"," + "x".repeat(333);

    assertScan(
        line + "\na,b\n",
        row(0, line, value, "x".repeat(333)),
        row(line.length() + 1, "a,b", "a", "b"));
  }

  @Test
  void aRangeIsScannedAsIfTheFileWereThatLong() {
    byte[] file = "a,b\nc,d\ne,f\n".getBytes(UTF_8);
    for (int buffer = 1; buffer <= LARGEST_BUFFER; buffer++) {
      assertThat(
          ScannedRecord.scan(file, 4, 8, COLUMNS, CsvDialect.COMMA, buffer, 1),
          is(List.of(row(4, "c,d", "c", "d"))));
      assertThat(
          ScannedRecord.scan(file, 4, 4, COLUMNS, CsvDialect.COMMA, buffer, 1), is(List.of()));
    }
  }

  @Test
  void aFileThatIsShorterThanItsManifestSaysIsRefused() {
    byte[] file = "a,b\nc,d\n".getBytes(UTF_8);
    EOFException thrown =
        assertThrows(
            EOFException.class,
            () ->
                new CsvScanner(COLUMNS, CsvDialect.COMMA)
                    .scan(new SmallReads(file, 4, 3), 4, 11, new CountingSink()));

    assertThat(thrown.getMessage(), is("the file ends 3 bytes before its manifest says"));
  }

  @Test
  void oneScannerScansRangeAfterRange() throws Exception {
    byte[] file = "a,b\n\"c\",d\ne\n".getBytes(UTF_8);
    CountingSink counts = new CountingSink();
    CsvScanner scanner = new CsvScanner(COLUMNS, CsvDialect.COMMA, 3);
    scanner.scan(new SmallReads(file, 4, 2), 4, 12, counts);
    scanner.scan(new SmallReads(file, 0, 2), 0, 12, counts);

    assertThat(counts.rows + " rows, " + counts.badRows + " bad", is("3 rows, 2 bad"));
  }

  private static void assertScan(String file, ScannedRecord... expected) {
    assertScan(file.getBytes(UTF_8), List.of(expected));
  }

  private static void assertScan(byte[] file, List<ScannedRecord> expected) {
    assertScan(file, CsvDialect.COMMA, expected);
    assertScan(
        exchanged(new String(file, ISO_8859_1)).getBytes(ISO_8859_1),
        new CsvDialect((byte) ';'),
        expected.stream().map(CsvScannerTest::exchanged).toList());
  }

  /** With semicolons for commas. */
  private static ScannedRecord exchanged(ScannedRecord record) {
    return new ScannedRecord(
        record.offset(),
        record.reason(),
        exchanged(record.raw()),
        record.values() == null
            ? null
            : record.values().stream().map(CsvScannerTest::exchanged).toList());
  }

  private static String exchanged(String text) {
    return text == null ? null : text.replace(',', ';');
  }

  private static void assertScan(byte[] file, CsvDialect dialect, List<ScannedRecord> expected) {
    for (int buffer = 1; buffer <= LARGEST_BUFFER; buffer++) {
      for (int readBytes : new int[] {1, 7, 1000}) {
        assertThat(
            dialect + ", buffer of " + buffer + ", reads of " + readBytes,
            ScannedRecord.scan(file, 0, file.length, COLUMNS, dialect, buffer, readBytes),
            is(expected));
      }
    }
  }
}
