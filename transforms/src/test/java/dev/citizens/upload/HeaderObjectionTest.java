package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import dev.citizens.job.Column;
import dev.citizens.job.CsvFile;
import dev.citizens.job.Dataset;
import dev.citizens.job.DayFiles;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderObjectionTest {
  private static final String HEADER = "id,name,birth_date,city,country";
  private static final String ROW = "1,Ann,1990-01-01,Rome,Italy";
  private static final String NONE = "nothing";
  private static final String MEND =
      "; mend the file, or datasets.citizens.columns, where header: says how a column is spelled in"
          + " the file";

  @Test
  void theDeclaredHeaderIsRight() {
    assertThat(objection(HEADER + "\n" + ROW + "\n"), is(NONE));
    assertThat(objection("\ufeff\"id\",name,birth_date,city,\"country\"\r\n"), is(NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1f8b0800|a gzip file and no CSV text; unpack it with gunzip first",
        "504b030414000600|a zip archive or an Excel workbook (.xlsx) and no CSV text; unpack it first",
        "28b52ffd2404|a zstd file and no CSV text; unpack it with zstd -d first",
        "425a68393141592653590001|a bzip2 file and no CSV text; unpack it with bunzip2 first",
        "d0cf11e0a1b11ae1|an old Excel workbook (.xls) and no CSV text; save the sheet as CSV (UTF-8) first",
        "5041523115041500|a Parquet file and no CSV text; export it as CSV first",
        "4f626a0104166176|an Avro file and no CSV text; export it as CSV first",
        "fffe0000|UTF-32 (little-endian, with a byte order mark) and no CSV text; convert it, for example with iconv -f UTF-32LE -t UTF-8",
      })
  void aFileOfAnotherKindIsNamed(String hex, String is) {
    assertThat(objection(HexFormat.of().parseHex(hex), citizens(",")), is("is " + is));
  }

  @Test
  void utf16IsNamedWithAndWithoutItsMark() {
    String little =
        "is UTF-16 (little-endian, %s a byte order mark) and no CSV text; set encoding: UTF-16LE in its data set";
    String big = little.replace("little", "big").replace("LE", "BE");
    for (String text : List.of(HEADER + "\n" + ROW + "\n", "姓名,城市,国家\n", "id,tên,quốc gia\r\n")) {
      assertThat(objection(text, UTF_16LE), is(little.formatted("without")));
      assertThat(objection(text, UTF_16BE), is(big.formatted("without")));
      assertThat(objection("\ufeff" + text, UTF_16LE), is(little.formatted("with")));
      assertThat(objection("\ufeff" + text, UTF_16BE), is(big.formatted("with")));
    }
  }

  @Test
  void documentsAreNamed() {
    assertThat(
        objection("\ufeff<!DOCTYPE html>\n<html>"),
        is("is an XML or HTML document and no CSV text; export it as CSV first"));
    assertThat(
        objection("[\n  {\"id\": 1}]"),
        is("is a JSON document and no CSV text; export it as CSV first"));
  }

  @Test
  void aColumnMayBeCalledAsAKindOfFileBegins() {
    assertThat(
        objection("ORCID,name,birth_date,city,country\n"),
        is("has another header than the job file: column 1 is \"ORCID\" instead of \"id\"" + MEND));
  }

  @Test
  void lineEndsOfOldMacSoftware() {
    assertThat(
        objection(HEADER + "\r" + ROW + "\r"),
        is(
            "has lines that end with a carriage return alone; say lineEnd: CR of the data set, or convert it, for example with tr '\\r' '\\n'"));
  }

  @Test
  void aLineForExcel() {
    assertThat(
        objection("sep=,\r\n" + HEADER),
        is(
            "begins with the line sep=,, which is meant for Excel alone; set datasets.citizens.skipLines: 1"));
    assertThat(
        objection("\"sep=;\"\n" + HEADER.replace(',', ';')),
        is(
            "begins with the line sep=;, which is meant for Excel alone; set datasets.citizens.skipLines: 1, and set datasets.citizens.delimiter: \";\""));
  }

  @Test
  void aLineForExcelIsNoHeaderEvenIfTheJobFileHasIt() {
    CsvDialect semicolons = new CsvDialect((byte) ';');
    String objection =
        "begins with the line sep=;, which is meant for Excel alone; set datasets.people.skipLines: 1";
    Dataset drafted =
        dataset(
            "people",
            new CsvFile("p.csv", semicolons),
            List.of(
                new Column("sep", "sep=", ColumnType.TEXT, false, List.of()),
                new Column("column2", "", ColumnType.TEXT, false, List.of())));
    assertThat(objection("sep=;\r\nid;name\r\n1;Ann\r\n", drafted), is(objection));
    Dataset headless =
        dataset(
            "people",
            new CsvFile(new DayFiles("p.csv"), semicolons, null, 0, false),
            List.of(
                new Column("id", ColumnType.TEXT, false),
                new Column("name", ColumnType.TEXT, false)));
    assertThat(objection("sep=;\r\na;Ann\r\n", headless), is(objection));
    assertThat(objection("sep;\r\na;Ann\r\n", headless), is(NONE));
  }

  @Test
  void linesAboveTheHeader() {
    assertThat(
        objection("Citizens as of 2026-03-09,,,,\n" + HEADER + "\n" + ROW),
        is("has its header below 1 line and not below 0; set datasets.citizens.skipLines: 1"));
    assertThat(
        objection("Citizens\n\nof all\n" + HEADER + "\n"),
        is("has its header below 3 lines and not below 0; set datasets.citizens.skipLines: 3"));
    assertThat(
        objection("\n" + ROW + "\n"),
        is("begins with an empty line and not with its header; remove that line"));
  }

  @Test
  void anotherNumberOfSkippedLines() {
    Dataset below2 = citizens(new CsvFile(new DayFiles("c.csv"), CsvDialect.COMMA, null, 2, true));
    assertThat(objection("Citizens\n\"of\n" + HEADER + "\n" + ROW, below2), is(NONE));
    assertThat(
        objection(HEADER + "\n" + ROW + "\n" + ROW, below2),
        is("has its header below 0 lines and not below 2; set datasets.citizens.skipLines: 0"));
    assertThat(
        objection("Citizens\nof\n\n", below2),
        is(
            "has an empty line below the 2 lines of datasets.citizens.skipLines instead of its header; set another number"));
    assertThat(
        objection("Citizens\n", below2),
        is(
            "has nothing below the 2 lines of datasets.citizens.skipLines instead of its header; set another number"));
    assertThat(
        objection("Citizens\nof\nid;name;birth_date;city;country\n", below2),
        is(
            "has its columns divided by \";\", and the job file says \",\"; set datasets.citizens.delimiter: \";\""));
  }

  @Test
  void theHeaderIsComparedAsItIsSpelled() {
    Dataset people =
        dataset(
            "people",
            new CsvFile("p.csv", CsvDialect.COMMA),
            Stream.of("", "Full Name", " quốc.gia", "Full Name", "")
                .map(header -> new Column("a", header, ColumnType.TEXT, false, List.of()))
                .toList());
    String mend = MEND.replace("citizens", "people");
    assertThat(objection(",Full Name,\" quốc.gia\",Full Name,\n", people), is(NONE));
    assertThat(
        objection(",Full Name,quốc.gia,Full Name,\n", people),
        is(
            "has another header than the job file: column 3 is \"quốc.gia\" instead of \" quốc.gia\""
                + mend));
    assertThat(
        objection(",full name, quốc.gia,Full Name,\n", people),
        is(
            "has another header than the job file: column 2 is \"full name\" instead of \"Full Name\", in another case"
                + mend));
    assertThat(
        objection(",Full Name, quốc.gia,Full Name\n", people),
        is(
            "has another header than the job file: it has 4 columns instead of 5: \"\" is missing, which the job file has as column 5"
                + mend));
  }

  @Test
  void aFileWithoutAHeaderBeginsWithARow() {
    Dataset headless =
        citizens(new CsvFile(new DayFiles("c.csv"), CsvDialect.COMMA, null, 0, false));
    assertThat(objection(ROW + "\n", headless), is(NONE));
    assertThat("a bad row", objection("1,Ann,Rome\n" + ROW + "\n", headless), is(NONE));
    assertThat("typed otherwise", objection("<a>,b,c,d,e\n", headless), is(NONE));
    assertThat(
        objection("\ufeff" + HEADER + "\n" + ROW + "\n", headless),
        is("begins with its header; remove datasets.citizens.header: none"));
    assertThat(
        objection(ROW + "\r" + ROW + "\r", headless),
        is(
            "has lines that end with a carriage return alone; say lineEnd: CR of the data set, or convert it, for example with tr '\\r' '\\n'"));
    assertThat(
        objection("<html>\n", headless),
        is("is an XML or HTML document and no CSV text; export it as CSV first"));
  }

  @Test
  void controlCharactersAreShownAndNotPrinted() {
    assertThat(
        objection("\u001b[31mid\u001b[0m,name,birth_date,city,country\n"),
        is(
            "has the control character U+001B in its first line, \"\\u001B[31mid\\u001B[0m,name,birth_date,city,country\"; mend the file"));
    assertThat(
        objection("id,na\0me,birth_date,city,country\n"),
        is(
            "has the control character U+0000 in its first line, \"id,na\\u0000me,birth_date,city,country\"; mend the file"));
  }

  @Test
  void anotherDelimiter() {
    assertThat(
        objection(HEADER.replace(',', ';')),
        is(
            "has its columns divided by \";\", and the job file says \",\"; set datasets.citizens.delimiter: \";\""));
    assertThat(
        objection("a\tb\tc\td\te\n"),
        is(
            "has its columns divided by \"\\t\", and the job file says \",\"; set datasets.citizens.delimiter: \"\\t\""));
    assertThat(
        objection(HEADER.getBytes(UTF_8), citizens("|")),
        is(
            "has its columns divided by \",\", and the job file says \"|\"; set datasets.citizens.delimiter: \",\""));
  }

  @Test
  void aRowInsteadOfAHeaderIsNotShown() {
    assertThat(
        objection(ROW + "\n"),
        is("begins with a row and has no header; set datasets.citizens.header: none"));
  }

  @Test
  void theColumnThatDiffersIsNamed() {
    String[] names =
        IntStream.rangeClosed(1, 40).mapToObj(i -> "column_" + i).toArray(String[]::new);
    List<Column> columns =
        Stream.of(names).map(name -> new Column(name, ColumnType.TEXT, false)).toList();
    Dataset wide = dataset("wide", new CsvFile("w.csv", CsvDialect.COMMA), columns);
    names[29] = "colunm_30";
    assertThat(
        objection(String.join(",", names).getBytes(UTF_8), wide),
        is(
            "has another header than the job file: column 30 is \"colunm_30\" instead of \"column_30\""
                + MEND.replace("citizens", "wide")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id,name,birth_date,country,city|column 4 is \"country\" instead of \"city\", which is column 5: the order is another, and 1 more",
        "ID,NAME,BIRTH_DATE,CITY,COUNTRY|column 1 is \"ID\" instead of \"id\", in another case, and 4 more",
        "id, name, birth_date, city, country|column 2 is \" name\" instead of \"name\", with spaces around it, and 3 more",
        "id,name,birth_date,name,country|column 4 is \"name\" instead of \"city\", a name that stands there twice",
        "[id],name,birth_date,city,country|column 1 is \"[id]\" instead of \"id\"",
        "id,,birth_date,city,country|column 2 is \"\" instead of \"name\", so it has no name",
        ",id,name,birth_date,city,country|it has 6 columns instead of 5: column 1, \"\", is not in the job file",
        "id,name,birth_date,city,country,|it has 6 columns instead of 5: column 6, \"\", is not in the job file",
        "id,name,city,country|it has 4 columns instead of 5: \"birth_date\" is missing, which the job file has as column 3",
        "id,name|it has 2 columns instead of 5: \"birth_date\" is missing, which the job file has as column 3, and 2 more",
        "id,x,y,z|it has 4 columns instead of 5, and column 2 is \"x\" instead of \"name\"",
        "id,name,birth_date,city,coun\u200btry|column 5 is \"coun\\u200Btry\" instead of \"country\"",
      })
  void whatAColumnDiffersBy(String header, String difference) {
    assertThat(
        objection(header + "\n" + ROW),
        is("has another header than the job file: " + difference + MEND));
  }

  @Test
  void aFirstLineThatIsNoCsv() {
    assertThat(
        objection("id,\"name\"x,birth_date,city,country\n"),
        is(
            "begins with \"id,\"name\"x,birth_date,city,country\", which is no line of CSV in UTF-8; mend the file, or set datasets.citizens.encoding"));
    assertThat(
        objection("t\u00ean,b,c,d,e\n", Charset.forName("ISO-8859-1")),
        is(
            "begins with \"t\ufffdn,b,c,d,e\", which is no line of CSV in UTF-8; mend the file, or set datasets.citizens.encoding"));
  }

  private static Dataset citizens(String delimiter) {
    return citizens(new CsvFile("c.csv", new CsvDialect((byte) delimiter.charAt(0))));
  }

  private static Dataset citizens(CsvFile file) {
    List<Column> columns =
        List.of(
            new Column("id", ColumnType.LONG, true),
            new Column("name", ColumnType.TEXT, false),
            new Column("birth_date", ColumnType.DATE, false),
            new Column("city", ColumnType.TEXT, false),
            new Column("country", ColumnType.TEXT, true));
    return dataset("citizens", file, columns);
  }

  private static Dataset dataset(String name, CsvFile file, List<Column> columns) {
    return new Dataset(name, file, columns, null, Quality.NONE, Questions.NONE, false);
  }

  private static String objection(String file) {
    return objection(file, UTF_8);
  }

  private static String objection(String file, Charset charset) {
    return objection(file.getBytes(charset), citizens(","));
  }

  private static String objection(String file, Dataset dataset) {
    return objection(file.getBytes(UTF_8), dataset);
  }

  private static String objection(byte[] bytes, Dataset dataset) {
    try {
      CsvFile file = dataset.file();
      FileHead head =
          FileHead.read(
              Channels.newChannel(new ByteArrayInputStream(bytes)),
              file.dialect(),
              file.skippedLines());
      HeaderLine line = HeaderLine.of(head, file.dialect(), file.skippedLines());
      return HeaderObjection.of(head, line, dataset).orElse(NONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
