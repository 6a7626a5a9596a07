package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.csv.Fingerprint;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.CitizenRows;
import dev.citizens.testdata.CitizensCsv;
import dev.citizens.testdata.CitizensTable;
import dev.citizens.testdata.MariaDb;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTablesTest {
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir Path folder;

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  @Test
  void textArrivesAsItIs() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE texts (id INT PRIMARY KEY, v LONGTEXT) CHARACTER SET utf8mb4",
        """
        INSERT INTO texts VALUES
          (1, NULL), (2, ''), (3, 'plain'), (4, 'a,b'), (5, 'say "hi"'), (6, '"'),
          (7, 'two\\nlines'), (8, 'carriage\\rreturn\\r\\n'), (9, 'Đặng Thị Hương'),
          (10, '日本 👩‍👩‍👧 𝄞'), (11, ' padded '), (12, 'back\\\\slash'), (13, 'NULL'),
          (14, 'tab\\there')""");
    Extraction extraction = extract("texts", "id", "v");
    assertThat(
        extraction.csv(),
        is(
            """
            1,
            2,""
            3,plain
            4,"a,b"
            5,"say ""hi""\"
            6,\"""\"
            7,"two
            lines"
            8,"carriage\rreturn\r
            "
            9,Đặng Thị Hương
            10,日本 👩‍👩‍👧 𝄞
            11, padded\040
            12,back\\slash
            13,NULL
            14,tab\there
            """));
    assertTrustworthy(extraction, 14, 2);
  }

  @Test
  void textOfAnotherCharacterSetArrivesInUtf8() throws Exception {
    OneMariaDb.execute(
        """
        CREATE OR REPLACE TABLE charsets (
          id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET latin1,
          b VARCHAR(20) CHARACTER SET utf16, c ENUM('blåbær') CHARACTER SET latin1)""",
        "INSERT INTO charsets VALUES (1, 'Curaçao', 'Đặng', 'blåbær')");
    Extraction extraction = extract("charsets", "id", "a", "b", "c");
    assertThat(extraction.csv(), is("1,Curaçao,Đặng,blåbær\n"));
    assertTrustworthy(extraction, 1, 4);
  }

  @Test
  void numbersArriveWithTheirDigits() throws Exception {
    OneMariaDb.execute(
        """
        CREATE OR REPLACE TABLE numbers (
          id BIGINT PRIMARY KEY, u BIGINT UNSIGNED, d DECIMAL(65, 30), n DECIMAL(9, 2), f DOUBLE,
          t TINYINT(1), b TINYINT UNSIGNED, z INT(6) ZEROFILL, y YEAR)""",
        """
        INSERT INTO numbers VALUES
          (-9223372036854775808, 18446744073709551615,
           12345678901234567890123456789012345.123456789012345678901234567890, -0.10, 1.5e300,
           1, 255, 42, 2026),
          (0, 0, 0, 0, 0, 0, 0, 0, 1901),
          (9223372036854775807, NULL, -0.000000000000000000000000000001, 1234567.89, -0.1,
           -128, NULL, NULL, NULL)""");
    Extraction extraction = extract("numbers", "id", "u", "d", "n", "f", "t", "b", "z", "y");
    assertThat(
        extraction.csv(),
        is(
            """
            -9223372036854775808,18446744073709551615,12345678901234567890123456789012345.123456789012345678901234567890,-0.10,1.5e300,1,255,000042,2026
            0,0,0.000000000000000000000000000000,0.00,0,0,0,000000,1901
            9223372036854775807,,-0.000000000000000000000000000001,1234567.89,-0.1,-128,,,
            """));
    assertTrustworthy(extraction, 3, 9);
  }

  /** Where the JVM is must not move a date by a day, or a time by hours. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati"})
  void datesAndTimesDoNotDependOnTheZone(String jvmZone) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
    OneMariaDb.execute(
        """
        CREATE OR REPLACE TABLE times (
          id INT PRIMARY KEY, d DATE, dt DATETIME(6), ts TIMESTAMP(3) NULL, s TIMESTAMP NULL)""",
        """
        INSERT INTO times VALUES
          (1, '1930-01-01', '2026-03-08 02:30:00.123456', '2026-03-08 02:30:00.120',
           '1970-01-01 00:00:01'),
          (2, '9999-12-31', '1000-01-01 00:00:00', '2026-11-01 01:30:00', '2038-01-19 03:14:07'),
          (3, '1582-10-10', NULL, NULL, NULL), (4, NULL, '2000-02-29 23:59:59.999999', NULL, NULL)""");
    Extraction extraction = extract("times", "id", "d", "dt", "ts", "s");
    assertThat(
        extraction.csv(),
        is(
            """
            1,1930-01-01,2026-03-08 02:30:00.123456,2026-03-08 02:30:00.120,1970-01-01 00:00:01
            2,9999-12-31,1000-01-01 00:00:00.000000,2026-11-01 01:30:00.000,2038-01-19 03:14:07
            3,1582-10-10,,,
            4,,2000-02-29 23:59:59.999999,,
            """));
    assertTrustworthy(extraction, 4, 5);
  }

  @Test
  void rowsWithoutAKeyComeToo() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE keyless (k INT NULL, v VARCHAR(9))",
        "INSERT INTO keyless VALUES (2, 'two'), (NULL, 'none'), (-1, 'minus'), (NULL, 'again')");
    Extraction extraction = extract("keyless", "k", "v");
    assertThat(
        extraction.csv().lines().sorted().toList(),
        contains(",again", ",none", "-1,minus", "2,two"));
    assertTrustworthy(extraction, 4, 2);
  }

  @Test
  void emptyTableGivesNoRanges() throws Exception {
    OneMariaDb.execute("CREATE OR REPLACE TABLE nothing (id INT, v TEXT)");
    Extraction extraction = extract("nothing", "id", "v");
    assertThat(extraction.ranges(), is(empty()));
    assertThat(extraction.fingerprint(), is(Fingerprint.EMPTY));
  }

  @Test
  void splitColumnNeedNotBeExtracted() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE apart (k INT, a INT, b TEXT)",
        "INSERT INTO apart VALUES (1, 10, 'x'), (2, NULL, 'y')");
    Extraction extraction = Extraction.of(folder, new TableQuery("apart", "k", List.of("b", "a")));
    assertThat(extraction.csv(), is("x,10\ny,\n"));
  }

  /** A part ends with the row that fills it, in the middle of one result. */
  @Test
  void longResultIsCutIntoParts() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE long_texts (id INT PRIMARY KEY, v LONGTEXT)",
        "INSERT INTO long_texts SELECT seq, REPEAT(CHAR(96 + seq), 1048576) FROM seq_1_to_20");
    TableQuery query = new TableQuery("long_texts", "id", List.of("id", "v"));
    Extraction extraction = Extraction.of(folder, query, 8 << 20, () -> {});
    assertThat(extraction.parts().stream().map(WrittenPart::rows).toList(), contains(8L, 8L, 4L));
    StringBuilder expected = new StringBuilder();
    for (int id = 1; id <= 20; id++) {
      expected
          .append(id)
          .append(',')
          .append(Character.toString(96 + id).repeat(1 << 20))
          .append('\n');
    }
    assertThat("all rows in order", extraction.csv().contentEquals(expected), is(true));
    assertTrustworthy(extraction, 20, 2);
  }

  /** Rows of one key may be in several parts of one range, which must not overwrite each other. */
  @Test
  void rowsThatShareAKeyAreCutIntoPartsToo() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE one_key (k INT, v LONGTEXT)",
        "INSERT INTO one_key SELECT 7, REPEAT(CHAR(96 + seq), 1048576) FROM seq_1_to_9",
        "INSERT INTO one_key SELECT NULL, REPEAT(CHAR(96 + seq), 1048576) FROM seq_1_to_9");
    TableQuery query = new TableQuery("one_key", "k", List.of("k", "v"));
    Extraction extraction = Extraction.of(folder, query, 8 << 20, () -> {});
    assertThat(
        extraction.parts().stream().map(WrittenPart::rows).toList(), contains(8L, 1L, 8L, 1L));
    assertTrustworthy(extraction, 18, 2);
  }

  @Test
  void tableOfCitizensBecomesTheirCsvFile() throws Exception {
    MariaDb server = OneMariaDb.get();
    try (Connection connection =
        CitizensTable.connect(server.jdbcUrl(), server.user(), server.password())) {
      new CitizensTable("many_citizens").fill(connection, new CitizenRows(1), 250_000);
    }
    Extraction extraction = extract("many_citizens", "id", "name", "birth_date", "city", "country");

    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    new CitizensCsv(250_000, 1, 0).write(csv, 1);
    String expected = csv.toString(UTF_8).substring(CitizensCsv.HEADER.length() + 1);
    assertThat("three ranges", extraction.ranges().size(), is(3));
    assertThat("byte by byte the same", extraction.csv().equals(expected), is(true));
    assertTrustworthy(extraction, 250_000, 5);
  }

  @Test
  void tablesAreReadBesideEachOtherAndOneThatIsGoneStopsNoOther() throws Exception {
    List<TableToRead> tables = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      OneMariaDb.execute(
          "CREATE OR REPLACE TABLE beside_" + number + " (k INT NULL, v TEXT)",
          "INSERT INTO beside_%1$s VALUES (1, 'table %1$s'), (NULL, 'rest %1$s')"
              .formatted(number));
      tables.add(lookAt("beside_" + number));
    }
    OneMariaDb.execute("DROP TABLE beside_3");
    String collected = folder.resolve("ranges").toString();
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(ExtractTables.builder().source(source()).tables(tables).build())
                .apply(CollectToFile.at(collected)));
    Map<Integer, String> texts = new TreeMap<>();
    for (ReadRange read : CollectToFile.read(collected, ReadRange.CODER)) {
      String text =
          read.written() == null
              ? read.refusal().status() + " "
              : Files.readString(Path.of(read.written().parts().get(0).path()));
      texts.merge(
          read.table(), text, (one, other) -> one.compareTo(other) < 0 ? one + other : other + one);
    }
    assertThat(texts.remove(3), startsWith("WRONG_USE "));
    assertThat(
        texts,
        is(
            Map.of(
                0, ",rest 0\n1,table 0\n",
                1, ",rest 1\n1,table 1\n",
                2, ",rest 2\n1,table 2\n",
                4, ",rest 4\n1,table 4\n")));
  }

  private TableToRead lookAt(String table) throws Exception {
    TableQuery query = new TableQuery(table, "k", List.of("k", "v"));
    try (Connection connection = source().connect()) {
      return new TableToRead(
          TableShape.of(
              connection, query, TableColumns.of(connection, query, Extraction.texts(query))),
          new Attempt("a", folder.resolve(table).toString()));
    }
  }

  private static MySqlSource source() {
    MariaDb server = OneMariaDb.get();
    return new MySqlSource(server.jdbcUrl(), server.user(), server.password());
  }

  private Extraction extract(String table, String key, String... others) throws Exception {
    List<String> columns = Stream.concat(Stream.of(key), Arrays.stream(others)).toList();
    return Extraction.of(folder, new TableQuery(table, key, columns));
  }

  /** The count, the fingerprint of MySQL's rows and the checksums are those of what was written. */
  private static void assertTrustworthy(Extraction extraction, long rows, int columns)
      throws Exception {
    assertThat(extraction.rows(), is(rows));
    extraction.shape().requireAll(extraction.rows());
    assertThat(extraction.fingerprint(), is(not(Fingerprint.EMPTY)));
    assertThat(extraction.scannedFingerprint(columns), is(extraction.fingerprint()));
    int from = 0;
    for (WrittenPart part : extraction.parts()) {
      CRC32C crc = new CRC32C();
      crc.update(extraction.bytes().array(), from, (int) part.bytes());
      assertThat(part.path(), part.crc32c(), is((int) crc.getValue()));
      from += (int) part.bytes();
    }
    assertThat(from, is(extraction.bytes().length()));
  }
}
