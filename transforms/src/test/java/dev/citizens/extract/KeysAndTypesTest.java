package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.OneMariaDb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any key, and any type that is text, arrives to the last digit. */
class KeysAndTypesTest {
  @TempDir Path folder;

  @Test
  void unsignedKeysArrive() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE unsigned_ids (id BIGINT UNSIGNED PRIMARY KEY, city VARCHAR(20))",
        """
        INSERT INTO unsigned_ids VALUES (0, 'Graz'), (1, 'Rome'), (9223372036854775807, 'Lyon'),
          (9223372036854775808, 'Oslo'), (18446744073709551615, 'Bari')""");
    assertThat(
        extract("unsigned_ids", "id", "id", "city").csv(),
        is(
            """
            0,Graz
            1,Rome
            9223372036854775807,Lyon
            9223372036854775808,Oslo
            18446744073709551615,Bari
            """));
  }

  /** With as many rows as make several ranges, the cuts between them are beyond a long too. */
  @ParameterizedTest
  @CsvSource({
    "BIGINT UNSIGNED, 18446744073709301615, 18446744073709551615",
    "BIGINT UNSIGNED, 9223372036854650808, 9223372036854900808",
    "BIGINT, -9223372036854775808, -9223372036854525808",
    "BIGINT, -125000, 125000",
    "'DECIMAL(20, 0)', 99999999999999749999, 99999999999999999999"
  })
  void rangesAreCutWhereverKeysAre(String type, String first, String last) throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE far_keys (k %s PRIMARY KEY)".formatted(type),
        "INSERT INTO far_keys SELECT CAST(%s AS DECIMAL(30)) + seq FROM seq_0_to_250000"
            .formatted(first));
    Extraction extraction = extract("far_keys", "k", "k");
    assertThat(extraction.ranges().size(), is(3));
    assertThat(extraction.rows(), is(250_001L));
    List<String> keys = extraction.csv().lines().toList();
    assertThat(keys.get(0), is(first));
    assertThat(keys.get(250_000), is(last));
    assertThat(keys.stream().distinct().count(), is(250_001L));
  }

  @Test
  void floatsKeepTheirDigits() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE floats (id INT PRIMARY KEY, f FLOAT, f2 FLOAT(9, 2), d DOUBLE,"
            + " d5 DOUBLE(20, 5), f53 FLOAT(53))",
        """
        INSERT INTO floats VALUES
          (1, 16777216, 12345.67, 16777217, 1234567.123456, 16777217),
          (2, 16777214, 0.5, 0.1e0 + 0.2e0, 0, 0.1),
          (3, 1234567.89, -0.01, 1e15, -0.00001, 1e300),
          (4, 1234565.5, NULL, 1e300, NULL, NULL),
          (5, 0.1, 0, 5e-324, 1, 5e-324),
          (6, -0.0e0, 0, -0.0e0, 1, 9007199254740993),
          (7, 3.4028234663852886e38, 0, 1.7976931348623157e308, 1, 0),
          (8, 1e-45, 0, 9007199254740993, 1, 0),
          (9, NULL, NULL, NULL, NULL, NULL)""");
    assertThat(
        extract("floats", "id", "id", "f", "f2", "d", "d5", "f53").csv(),
        is(
            """
            1,16777216,12345.67,16777217,1234567.12346,16777217
            2,16777214,0.50,0.30000000000000004,0.00000,0.1
            3,1234567.9,-0.01,1e15,-0.00001,1e300
            4,1234565.5,,1e300,,
            5,0.1,0.00,5e-324,1.00000,5e-324
            6,-0,0.00,-0,1.00000,9.007199254740992e15
            7,3.4028235e38,0.00,1.7976931348623157e308,1.00000,0
            8,1e-45,0.00,9.007199254740992e15,1.00000,0
            9,,,,,
            """));
  }

  /** The name is that of the view, the type that of the table below. */
  @Test
  void viewIsExtracted() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE below (id INT PRIMARY KEY, f FLOAT, t DATETIME)",
        "INSERT INTO below VALUES (1, 16777214, '2026-03-01 12:00:00')",
        "CREATE OR REPLACE VIEW above AS SELECT id AS nr, f AS share, CAST(t AS DATE) AS day FROM"
            + " below");
    assertThat(extract("above", "nr", "day", "share", "nr").csv(), is("2026-03-01,16777214,1\n"));
  }

  @Test
  void textsOfOtherTypesArrive() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE others (id INT PRIMARY KEY, y YEAR, z INT(6) ZEROFILL,"
            + " c CHAR(6), e ENUM('a,b', ''), s SET('x', 'y'), j JSON, u UUID, i INET6)",
        """
        INSERT INTO others VALUES
          (1, 0, 42, 'ab  ', 'a,b', 'x,y', '{"a": [1]}',
           '00112233-4455-6677-8899-aabbccddeeff', '2001:db8::ff'),
          (2, 2026, 1234567, '', '', '', NULL, NULL, NULL)""");
    assertThat(
        extract("others", "id", "y", "z", "c", "e", "s", "j", "u", "i").csv(),
        is(
            """
            0000,000042,ab,"a,b","x,y","{""a"": [1]}",00112233-4455-6677-8899-aabbccddeeff,2001:db8::ff
            2026,1234567,"","","",,,
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BINARY(16)", "VARCHAR(20)", "DATE", "DECIMAL(9, 2)", "YEAR", "UUID"})
  void tableWithoutAUsableKeyArrivesWhole(String key) throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE no_key (id %s NULL, v VARCHAR(9))".formatted(key),
        "INSERT IGNORE INTO no_key VALUES ('2001', 'a'), ('2001', 'a'), (NULL, 'c'), (NULL, 'c')",
        "INSERT INTO no_key (v) VALUES ('b')");
    assertThat(
        extract("no_key", "id", "v").csv().lines().sorted().toList(),
        contains("a", "a", "b", "c", "c"));
  }

  private Extraction extract(String table, String key, String... columns) throws Exception {
    Extraction extraction =
        Extraction.of(folder, new TableQuery(table, key, Arrays.asList(columns)));
    extraction.shape().requireAll(extraction.rows());
    return extraction;
  }
}
