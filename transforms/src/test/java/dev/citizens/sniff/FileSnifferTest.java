package dev.citizens.sniff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.Encoding;
import dev.citizens.csv.type.TypedField;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is taken for. */
class FileSnifferTest {
  @TempDir private Path folder;

  private SniffedFile sniff(String text) throws IOException {
    return sniff(text, UTF_8);
  }

  private SniffedFile sniff(String text, Charset charset) throws IOException {
    Path file = folder.resolve("file.csv");
    Files.write(file, text.getBytes(charset));
    return FileSniffer.sniff(file.toString(), LookWatch.NONE);
  }

  /** The only column of a file with these values, beside one that keeps lines from being empty. */
  private SniffedColumn column(String... values) throws IOException {
    return sniff("value,other\n" + String.join(",x\n", values) + ",x\n").columns().get(0);
  }

  private static StepFailure refused(org.junit.jupiter.api.function.Executable sniffing) {
    return assertThrows(StepFailure.class, sniffing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 -3 0 | long",
        "9223372036854775807 | long",
        "92233720368547758070 | decimal(20,0)",
        "1.50 20 -3.1 | decimal(4,2)",
        ".5 12 | decimal(3,1)",
        "1e5 2 | double",
        "0.1234567890123456 1 | double",
        "true FALSE | boolean",
        "Y N y | boolean",
        "F F | text",
        "1 0 1 | long",
        "2024-02-29 1999-12-31 | date",
        "2024-02-30 1999-12-31 | text",
        "2024-01-01T10:00 2024-01-01T10:00:01.5Z | timestamp",
        "12:30 23:59:59 | time",
        "12:30 24:00 | text",
        "02134 10001 | text",
        "007 7 | text",
        "7 x | text",
        "{} [] | json",
        "1 {} | text",
        "1/2/2024 | text"
      })
  void aColumnHasTheNarrowestTypeOfAllItsValues(String values, String type) throws IOException {
    SniffedColumn column = column(values.split(" ", -1));
    assertThat(column.type().toString(), is(type));
    for (String value : values.split(" ", -1)) {
      assertThat(value, type.equals("text") || TypedField.isValue(column.type(), value));
    }
  }

  @Test
  void wordsForNullAreNoValuesBesideNumbers() throws IOException {
    SniffedColumn column = column("7", "NA", "8", "NA", "");
    assertThat(column.type().toString(), is("long"));
    assertThat(column.nulls(), contains("NA"));
    assertThat(column.required(), is(false));
    assertThat(column.remarks(), contains("2 × NA", "1 empty"));
  }

  @Test
  void wordsForNullAreValuesAmongTexts() throws IOException {
    SniffedColumn column = column("FR", "NA", "DE"); // countries: NA is Namibia
    assertThat(column.type().toString(), is("text"));
    assertThat(column.nulls(), is(empty()));
    assertThat(column.required(), is(true));
    assertThat(column.remarks(), contains("1 × NA: list it under nulls if it means no value"));
  }

  @Test
  void whatAlmostFitsIsSaid() throws IOException {
    String[] values =
        IntStream.range(0, 1000)
            .mapToObj(i -> i % 125 == 0 ? "n" + i : "" + i)
            .toArray(String[]::new);
    assertThat(column(values).remarks(), contains("99.2 % are long, 8 are not"));
  }

  @Test
  void zerosInFrontAreSaid() throws IOException {
    assertThat(
        column("02134", "10001").remarks(),
        contains("1 of the numbers have zeros in front, as codes have; text keeps them"));
  }

  @Test
  void onlyTheColumnWhoseValuesDifferIsUnique() throws IOException {
    SniffedFile file = sniff("a,b,c,d\n1,x,,1.5\n2,y,7,2.5\n3,x,8,3.5\n");
    assertThat(
        file.columns().stream().map(SniffedColumn::unique).toList(),
        contains(true, false, false, false)); // nobody tells rows by a decimal
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"; 59", ", 44", "| 124", ": 58"})
  void theDelimiterIsFound(String delimiter, byte expected) throws IOException {
    SniffedFile file = sniff("a,b;c|d:e\n1,2;3|4:5\n".replaceAll("[,;|:]", delimiter));
    assertThat(file.dialect().delimiter(), is(expected));
    assertThat(file.columns().size(), is(5));
  }

  @Test
  void commasOfDecimalsAreNoDelimiters() throws IOException {
    assertThat(sniff("price;size\n1,5;2,5\n3,5;4,5\n").dialect().delimiter(), is((byte) ';'));
  }

  @Test
  void oneColumnNeedsNoDelimiter() throws IOException {
    SniffedFile file = sniff("a\n1\n\n3\n");
    assertThat(file.columns().size(), is(1));
    assertThat(file.rows(), is(3L)); // an empty line is a row whose value is NULL
  }

  @Test
  void aFirstLineOfValuesIsARow() throws IOException {
    SniffedFile file = sniff("7,Huế,2024-01-01\n8,Bath,2024-01-02\n");
    assertThat(file.hasHeader(), is(false));
    assertThat(file.rows(), is(2L));
    assertThat(file.columns().get(0).unique(), is(true));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstValue() throws IOException {
    SniffedFile file = sniff("\uFEFF7,a\n8,b\n");
    assertThat(file.hasHeader(), is(false));
    assertThat(file.columns().get(0).type().toString(), is("long"));
  }

  @Test
  void aFirstLineOfTextsIsAHeader() throws IOException {
    assertThat(sniff("a,b\nx,y\n").header(), contains("a", "b"));
  }

  @Test
  void yearsThatCountFromColumnToColumnAreAHeader() throws IOException {
    assertThat(sniff("country,1960,1961,1962\nAruba,4.8,4.6,4.5\n").hasHeader(), is(true));
  }

  @Test
  void badRowsAreCountedWithTheirReasons() throws IOException {
    SniffedFile file = sniff("a,b\n1,2\n3\n4,5,6\n7,8\n");
    assertThat(file.rows(), is(2L));
    assertThat(file.badRows().reasonsText(), is("TOO_FEW_FIELDS 1, TOO_MANY_FIELDS 1"));
    assertThat(file.columns().get(0).type().toString(), is("long"));
  }

  @Test
  void severalRangesAreOneFile() throws IOException {
    String rows =
        IntStream.range(0, 1_200_000)
            .mapToObj(i -> i + ",\"a\nb, " + i % 7 + "\",x" + i * 7919L % 1_200_007)
            .collect(Collectors.joining("\n"));
    SniffedFile file = sniff("id,text,code\r\n" + rows);
    assertThat(file.bytes() > (16 << 20), is(true));
    assertThat(file.crlf(), is(true));
    assertThat(file.rows(), is(1_200_000L));
    assertThat(file.badRows().count(), is(0L));
    assertThat(
        file.columns().stream().map(SniffedColumn::unique).toList(), contains(true, false, true));
    assertThat(file.columns().stream().map(SniffedColumn::distinct).toList(), contains(-1, 7, -1));
  }

  @Test
  void whatIsNotUtf8IsTakenForWindows1252() throws IOException {
    for (String text : List.of("name,city\nÀ,1\nÉ,2\n", "naïve,city\nA,1\nE,2\n")) {
      SniffedFile file = sniff(text, ISO_8859_1);
      assertThat(file.guessed(), is(true));
      assertThat(file.form().encoding(), is(Encoding.WINDOWS_1252));
      assertThat(file.header(), contains(text.substring(0, text.indexOf(",")), "city"));
      assertThat(file.rows(), is(2L));
      assertThat(file.badRows().count(), is(0L));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void fewAccentsThatAreNotUtf8AreThoseOfWindows1252(int accents) throws IOException {
    String rows =
        IntStream.range(0, 5000)
            .mapToObj(i -> i + (i < accents ? ",Andr\u00e9\n" : ",Ann\n"))
            .collect(Collectors.joining());
    SniffedFile file = sniff("id,name\n" + rows, ISO_8859_1);
    assertThat(file.form().encoding(), is(Encoding.WINDOWS_1252));
    assertThat(file.guessed(), is(true));
    assertThat(file.rows(), is(5000L));
    assertThat(file.badRows().count(), is(0L));
  }

  @Test
  void fewRowsThatAreNotUtf8BesideOnesThatAreAreDamaged() throws IOException {
    String rows = "7,Ann\n".repeat(4998) + "7,Andr\u00e9\n";
    String utf8 = new String("7,Andr\u00e9\n".getBytes(UTF_8), ISO_8859_1);
    String header = new String("id,pr\u00e9nom\n".getBytes(UTF_8), ISO_8859_1);
    for (String text : List.of("id,name\n" + rows + utf8, header + rows + "7,Ann\n")) {
      SniffedFile file = sniff(text, ISO_8859_1);
      assertThat(file.form().encoding(), is(Encoding.UTF_8));
      assertThat(file.rows(), is(4999L));
      assertThat(file.badRows().reasonsText(), is("NOT_UTF8 1"));
    }
  }

  @Test
  void utf16IsFoundByItsMark() throws IOException {
    SniffedFile file = sniff("\uFEFFname,city\nÀ,1\nÉ,2\n", UTF_16LE);
    assertThat(file.guessed(), is(false));
    assertThat(file.form().encoding(), is(Encoding.UTF_16LE));
    assertThat(file.header(), contains("name", "city"));
    assertThat(file.columns().get(1).type().toString(), is("long"));
  }

  @Test
  void whatWindows1252HasNotIsRefusedWithTheWayOut() {
    StepFailure failure = refused(() -> sniff("name,city\n\u0081,1\n\u009d,2\n", ISO_8859_1));
    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        failure.getMessage(), containsString(" is neither UTF-8 nor windows-1252; convert it"));
  }

  @Test
  void aFileThatIsNoTextIsNamed() {
    StepFailure failure = refused(() -> sniff("PK\u0003\u0004\u0000\u0000"));
    assertThat(failure.getMessage(), containsString("is a zip archive"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void namesInAngleBracketsAreAHeader(String delimiter) throws IOException {
    SniffedFile file =
        sniff("<DATE>,<OPEN>,<LAST CLOSE>\r\n2026-03-02,1.5,2\r\n".replace(",", delimiter));
    assertThat(file.header(), contains("<DATE>", "<OPEN>", "<LAST CLOSE>"));
    assertThat(file.dialect().delimiter(), is((byte) delimiter.charAt(0)));
    assertThat(file.rows(), is(1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>\n", "<html>", "<a>,b\n1,2\n", "<a b=\"1,2\">\n", "<a", "<a>|<b></b>"})
  void documentsAreNoCsv(String text) {
    assertThat(
        refused(() -> sniff(text)).getMessage(), containsString("is an XML or HTML document"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(refused(() -> sniff("")).status(), is(ExitStatus.INPUT_NOT_READY));
  }

  @Test
  void aFileOfWhichNoRowFitsTheFirstLineIsRefused() {
    StepFailure failure = refused(() -> sniff("title\n1,2\n3,4\n"));
    assertThat(failure.getMessage(), containsString("TOO_MANY_FIELDS 2"));
  }

  @Test
  void aFileWithoutRowsHasColumnsOfTexts() throws IOException {
    SniffedFile file = sniff("a,b\n");
    assertThat(file.rows(), is(0L));
    assertThat(
        file.columns().stream().map(each -> each.type().toString()).toList(),
        is(List.of("text", "text")));
  }

  @Test
  void aHeaderBelowATitleIsFound() throws IOException {
    String rows = "id;to;paid\r\n1;Hue;2,50\r\n2;Bath;3,75\r\n3;Hue;-1,00\r\n4;;0,10\r\n";
    for (String title : List.of("Account;Müller\r\nMade on;01.03.2026\r\n\r\n", "Account\r\n")) {
      SniffedFile file = sniff(title + rows, ISO_8859_1);
      assertThat(file.skippedLines(), is((int) title.lines().count()));
      assertThat(file.header(), contains("id", "to", "paid"));
      assertThat(file.rows(), is(4L));
      assertThat(file.badRows().count(), is(0L));
      assertThat(file.dataBytes(), is((long) rows.length() - "id;to;paid\r\n".length()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales, March 2026\ncity;amount\nHue;2,50\nBath;3,75\nHanoi;1,00\n",
        "Export 2026-03-01 10:15\ntime;temp\n2026-03-01 10:00;21.5\n2026-03-01 11:00;22\n",
        "Bank, Hue\nas of March 1, 2026\n\ncity;amount\nHue;2,50\nBath;3,75\nHanoi;1,00\n"
      })
  void aTitleMayHaveAnotherDelimiterByChance(String text) throws IOException {
    SniffedFile file = sniff(text);
    assertThat(
        file.skippedLines(), is((int) text.substring(0, text.indexOf(';')).lines().count() - 1));
    assertThat(file.dialect().delimiter(), is((byte) ';'));
    assertThat(file.header().size(), is(2));
    assertThat(file.badRows().count(), is(0L));
  }

  @Test
  void aFirstRowThatIsBadIsNoHeader() throws IOException {
    SniffedFile file = sniff("city,tags\nHue;Bath\nRome,a;b\nOslo,c\n");
    assertThat(file.skippedLines(), is(0));
    assertThat(file.dialect().delimiter(), is((byte) ','));
    assertThat(file.badRows().reasonsText(), is("TOO_FEW_FIELDS 1"));
  }

  @Test
  void aDelimiterThatOneRowDoesNotFitIsNone() throws IOException {
    assertThat(sniff("a;x,b\n1,2\n3;4,5\n").dialect().delimiter(), is((byte) ','));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\nid;name\r\n", "\"sep=;\"\nid;name\n", "SEP=;\rid;name\r"})
  void aLineForExcelIsAboveTheHeaderAndTellsTheDelimiter(String first) throws IOException {
    SniffedFile file =
        sniff(first + "1;Ann, Bo\n2;Bo, Cy\n".replace("\n", first.endsWith("\r") ? "\r" : "\n"));
    assertThat(file.skippedLines(), is(1));
    assertThat(file.dialect().delimiter(), is((byte) ';'));
    assertThat(file.header(), contains("id", "name"));
    assertThat(file.rows(), is(2L));
  }

  @Test
  void whatALineForExcelTellsCountsBeforeWhatTheRowsAreLike() throws IOException {
    SniffedFile file = sniff("sep=,\nid;a,name\n1;b,Ann\n");
    assertThat(file.header(), contains("id;a", "name"));
    assertThat(sniff("sep=,\nid;name\n1;Ann\n").header(), contains("id", "name"));
    assertThat(sniff("sep=;\n7;Ann\n8;Bo\n").rows(), is(2L));
  }

  @Test
  void aLineForExcelAboveRowsThatDoNotFitIsRefused() {
    StepFailure failure = refused(() -> sniff("sep=;\nid;name\n1\n2\n"));
    assertThat(failure.getMessage(), containsString("TOO_FEW_FIELDS 2; mend the file"));
  }

  @Test
  void aLineThatFitsOnlyTheLastRowsIsNoHeader() {
    StepFailure failure = refused(() -> sniff("title\na,b,c\nd,e\nf,g,h,i\nj,k\n"));
    assertThat(failure.getMessage(), containsString("TOO_MANY_FIELDS 4; mend the file"));
  }

  @Test
  void quotesThatEncloseNothingAreText() throws IOException {
    SniffedFile file = sniff("id\tmeta\n1\t{\"a\": 1}\n2\t{\"b\": \"x, y\"}\n3\t[]\n");
    assertThat(file.form().lines().quotesAreText(), is(true));
    assertThat(file.dialect().delimiter(), is((byte) '\t'));
    assertThat(file.rows(), is(3L));
    assertThat(file.columns().get(1).type().toString(), is("json"));
  }

  @Test
  void strayQuotesInSomeRowsAreBadRows() throws IOException {
    SniffedFile file = sniff("id,note\n1,\"a, b\"\n2,5\" wide\n3,\"c, d\"\n");
    assertThat(file.form().lines().quotesAreText(), is(false));
    assertThat(file.badRows().reasonsText(), is("STRAY_QUOTE 1"));
  }
}
