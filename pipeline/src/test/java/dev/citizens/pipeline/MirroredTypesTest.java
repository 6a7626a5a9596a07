package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each value of each type of the server is in the warehouse as it is there. */
class MirroredTypesTest {
  private static final String TEXTS =
      """
      (1, 'plain'), (2, NULL), (3, ''), (4, '"'), (5, '""'), (6, 'say "hi"'), (7, 'a,b'),
      (8, 'two\\nlines'), (9, '\\r'), (10, 'carriage\\r\\nreturn'), (11, '\\\\.'), (12, '\\\\N'),
      (13, 'NULL'), (14, ' padded '), (15, 'tab\\there'), (16, 'back\\\\slash'),
      (17, 'Đặng 日本 👩‍👩‍👧 𝄞'), (18, '\\n'), (19, '\\\\.\\n\\\\.'), (20, 'x\\n\\\\.\\ny'), (21, '\\\\.'),
      (22, "'"), (23, '\\\\.x'), (24, '\\\\'), (25, REPEAT('long ', 200000)), (26, '\\\\.\\r')
      """;

  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
  }

  private void mySql(String... statements) throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00'");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void mirror(String table, String columns) throws IOException {
    Path job = site.file("job.yaml");
    Files.writeString(
        job,
        "name: shop\ndatasets:\n  mirrored: {table: %s, splitColumn: k, load: {}%s}\n"
            .formatted(table, columns));
    site.with("job", job.toString()).done("daily");
  }

  /** Both servers' rows, each value read as that class. */
  private void assertSame(String table, Map<String, Class<?>> columns)
      throws IOException, SQLException {
    String names = String.join(", ", columns.keySet());
    List<List<Object>> source;
    List<List<Object>> loaded;
    try (Connection connection = site.mySql()) {
      connection.createStatement().execute("SET time_zone = '+00:00'");
      source = rows(connection, "SELECT %s FROM %s".formatted(names, table), columns);
    }
    try (Connection connection = site.warehouse()) {
      loaded = rows(connection, "SELECT %s FROM citizens.mirrored".formatted(names), columns);
    }
    assertThat(loaded, is(source));
  }

  private static List<List<Object>> rows(
      Connection connection, String sql, Map<String, Class<?>> columns) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql + " ORDER BY k")) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (Map.Entry<String, Class<?>> column : columns.entrySet()) {
          Object value = result.getObject(column.getKey(), column.getValue());
          row.add(result.wasNull() ? null : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Map<String, Class<?>> columns(Object... namesAndClasses) {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndClasses.length; i += 2) {
      columns.put((String) namesAndClasses[i], (Class<?>) namesAndClasses[i + 1]);
    }
    return columns;
  }

  private List<String> types() throws IOException, SQLException {
    return site
        .warehouseRows(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid ="
                + " 'citizens.mirrored'::regclass AND attnum > 0 ORDER BY attnum")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Test
  void numbers() throws IOException, SQLException {
    mySql(
        """
        CREATE OR REPLACE TABLE mirrored_numbers (
          k INT PRIMARY KEY, t TINYINT, tu TINYINT UNSIGNED, s SMALLINT, m MEDIUMINT UNSIGNED,
          i INT UNSIGNED, b BIGINT, bu BIGINT UNSIGNED, d DECIMAL(65, 30), n DECIMAL(9, 2),
          w DECIMAL(65, 0), f DOUBLE, z INT(6) ZEROFILL, y YEAR)""",
        """
        INSERT INTO mirrored_numbers VALUES
          (1, -128, 0, -32768, 16777215, 4294967295, -9223372036854775808, 18446744073709551615,
           12345678901234567890123456789012345.123456789012345678901234567890, -0.10,
           99999999999999999999999999999999999999999999999999999999999999999,
           1.7976931348623157e308, 42, 1901),
          (2, 127, 255, 32767, 0, 0, 9223372036854775807, 0,
           -0.000000000000000000000000000001, 9999999.99, -1, 4.9e-324, 0, 2155),
          (3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, -0.0e0, 1, 0),
          (4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0.1, 1234567, NULL),
          (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)""");
    mirror("mirrored_numbers", "");
    Map<String, Class<?>> columns =
        columns(
            "k",
            Long.class,
            "t",
            Long.class,
            "tu",
            Long.class,
            "s",
            Long.class,
            "m",
            Long.class,
            "i",
            Long.class,
            "b",
            Long.class,
            "bu",
            BigDecimal.class,
            "d",
            BigDecimal.class,
            "n",
            BigDecimal.class,
            "w",
            BigDecimal.class,
            "f",
            Double.class,
            "z",
            Long.class);
    assertSame("mirrored_numbers", columns);
    assertThat(
        site.warehouseRows("SELECT y FROM citizens.mirrored ORDER BY k").toString(),
        is("[[1901], [2155], [0], [null], [null]]"));
    assertThat(
        types(),
        is(
            List.of(
                "date",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "numeric(20,0)",
                "numeric(65,30)",
                "numeric(9,2)",
                "numeric(65,0)",
                "double precision",
                "bigint",
                "bigint")));
  }

  @Test
  void floatsHaveAllTheirDigits() throws IOException, SQLException {
    mySql(
        "CREATE OR REPLACE TABLE mirrored_floats (k INT PRIMARY KEY, f FLOAT, g FLOAT(9, 3))",
        "INSERT INTO mirrored_floats VALUES (1, 16777214, 1.5), (2, 3.4028234663852886e38, NULL),"
            + " (3, 1e-45, -0.001), (4, NULL, 0), (5, 0.1, 123456.789)");
    mirror("mirrored_floats", "");
    List<Float> loaded = new ArrayList<>();
    List<Float> source = new ArrayList<>();
    try (Connection mySql = site.mySql();
        Connection warehouse = site.warehouse()) {
      for (List<Object> row :
          rows(
              mySql,
              "SELECT k, CAST(f AS DOUBLE) AS f FROM mirrored_floats",
              columns("f", Double.class))) {
        source.add(row.get(0) == null ? null : ((Double) row.get(0)).floatValue());
      }
      for (List<Object> row :
          rows(warehouse, "SELECT k, f FROM citizens.mirrored", columns("f", Double.class))) {
        loaded.add(row.get(0) == null ? null : ((Double) row.get(0)).floatValue());
      }
    }
    assertThat(loaded, is(source));
  }

  @Test
  void datesAndTimes() throws IOException, SQLException {
    mySql(
        """
        CREATE OR REPLACE TABLE mirrored_times (
          k INT PRIMARY KEY, d DATE, m DATETIME(6), s TIMESTAMP(3) NULL, t TIME(6))""",
        """
        INSERT INTO mirrored_times VALUES
          (1, '0001-01-01', '0001-01-01 00:00:00', '1970-01-01 00:00:01', '-838:59:59'),
          (2, '9999-12-31', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999',
           '838:59:59.999999'),
          (3, '2024-02-29', '2026-03-08 02:30:00.100000', '2026-03-08 02:30:00.5', '24:00:00'),
          (4, '1582-10-10', '1900-01-01 00:00:00.000001', '2026-11-01 01:30:00', '00:00:00'),
          (5, NULL, NULL, NULL, NULL)""");
    mirror("mirrored_times", "");
    assertSame(
        "mirrored_times",
        columns("d", LocalDate.class, "m", LocalDateTime.class, "s", LocalDateTime.class));
    String times = "SELECT %s FROM %s ORDER BY k";
    try (Connection connection = site.mySql()) {
      assertThat(
          site.warehouseRows(times.formatted("t", "citizens.mirrored")),
          is(Rows.of(connection, times.formatted("CAST(t AS CHAR)", "mirrored_times"))));
    }
    assertThat(
        types(),
        is(
            List.of(
                "date",
                "bigint",
                "date",
                "timestamp without time zone",
                "timestamp without time zone",
                "text")));
  }

  @Test
  void textsAndWhatIsWrittenAsTexts() throws IOException, SQLException {
    mySql(
        """
        CREATE OR REPLACE TABLE mirrored_texts (
          k INT PRIMARY KEY, v LONGTEXT, c CHAR(3), l VARCHAR(20) CHARACTER SET latin1,
          e ENUM('', 'a,b', '"'), s SET('x', 'y'), j JSON, u UUID)
          DEFAULT CHARACTER SET utf8mb4""",
        "INSERT INTO mirrored_texts (k, v) VALUES " + TEXTS,
        "UPDATE mirrored_texts SET c = 'ab', l = 'Curaçao', e = 'a,b', s = 'x,y',"
            + " j = '{\"a\": [1, \"\\\\\\\\u0000\"]}', u = UUID() WHERE k > 10",
        "UPDATE mirrored_texts SET e = '', s = '', l = '' WHERE k > 20");
    mirror("mirrored_texts", "");
    assertSame(
        "mirrored_texts",
        columns(
            "k",
            Long.class,
            "v",
            String.class,
            "c",
            String.class,
            "l",
            String.class,
            "e",
            String.class,
            "s",
            String.class,
            "j",
            String.class,
            "u",
            String.class));
  }

  @Test
  void bytesAndBits() throws IOException, SQLException {
    mySql(
        """
        CREATE OR REPLACE TABLE mirrored_bytes (
          k INT PRIMARY KEY, b BINARY(2), v VARBINARY(300), m MEDIUMBLOB, n BIT(64), o BIT(1))""",
        "INSERT INTO mirrored_bytes VALUES (1, X'00FF', X'5C2E0A', X'', ~0, b'1'),"
            + " (2, 'ab', '', REPEAT(X'00C3', 1000000), 0, b'0'), (3, NULL, NULL, NULL, NULL, NULL)");
    StringBuilder all = new StringBuilder();
    for (int value = 0; value < 256; value++) {
      all.append(String.format(Locale.ROOT, "%02x", value));
    }
    mySql("UPDATE mirrored_bytes SET v = X'%s' WHERE k = 2".formatted(all));
    mirror("mirrored_bytes", "");
    assertThat(
        types(),
        is(List.of("date", "bigint", "bytea", "bytea", "bytea", "numeric(20,0)", "bigint")));
    String hex = "SELECT k, %s AS b, %s AS v, %s AS m, n %s AS n, o %s AS o FROM %s ORDER BY k";
    String ofMySql = hex.formatted("HEX(b)", "HEX(v)", "MD5(m)", "+ 0", "+ 0", "mirrored_bytes");
    String ofWarehouse =
        hex.formatted(
            "upper(encode(b, 'hex'))",
            "upper(encode(v, 'hex'))",
            "md5(m)",
            "",
            "",
            "citizens.mirrored");
    try (Connection connection = site.mySql()) {
      assertThat(site.warehouseRows(ofWarehouse), is(Rows.of(connection, ofMySql)));
    }
  }

  /** An empty line is NULL, and the text {@code \.} is the end to PostgreSQL 17 if it is alone. */
  @Test
  void oneColumn() throws IOException, SQLException {
    mySql(
        "CREATE OR REPLACE TABLE mirrored_column (k INT PRIMARY KEY, v LONGTEXT)"
            + " DEFAULT CHARACTER SET utf8mb4",
        "INSERT INTO mirrored_column VALUES " + TEXTS);
    mirror("mirrored_column", ", columns: [v]");
    List<String> source;
    try (Connection connection = site.mySql()) {
      source =
          Rows.of(connection, "SELECT v FROM mirrored_column").stream()
              .map(row -> String.valueOf(row.get(0)))
              .sorted()
              .toList();
    }
    assertThat(
        site.warehouseRows("SELECT v FROM citizens.mirrored").stream()
            .map(row -> String.valueOf(row.get(0)))
            .sorted()
            .toList(),
        is(source));
  }

  @Test
  void typesThatTheJobFileDeclares() throws IOException, SQLException {
    mySql(
        """
        CREATE OR REPLACE TABLE mirrored_declared (
          k INT PRIMARY KEY, b TINYINT, t TIME(6), n DECIMAL(9, 2), x BIGINT UNSIGNED, v TEXT)""",
        "INSERT INTO mirrored_declared VALUES (1, 1, '23:59:59.999999', 1.5,"
            + " 9223372036854775807, 'NA'), (2, 0, '00:00', -1, 0, ''),"
            + " (3, NULL, NULL, NULL, NULL, NULL)");
    mirror(
        "mirrored_declared",
        ", columns: [{name: k, type: long}, {name: b, type: boolean}, {name: t, type: time},"
            + " {name: n, type: \"decimal(12,3)\"}, {name: x, type: long},"
            + " {name: v, nulls: [NA]}]");
    assertThat(
        types(),
        is(
            List.of(
                "date",
                "bigint",
                "boolean",
                "time without time zone",
                "numeric(12,3)",
                "bigint",
                "text")));
    Map<String, Class<?>> columns =
        columns("k", Long.class, "b", Boolean.class, "t", LocalTime.class, "x", Long.class);
    assertSame("mirrored_declared", columns);
    assertThat(
        site.warehouseRows("SELECT n, v FROM citizens.mirrored ORDER BY k").toString(),
        is("[[1.500, null], [-1.000, ], [null, null]]"));
  }
}
