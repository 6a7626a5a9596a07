package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.lint.LintedTable;
import dev.citizens.extract.lint.TableDoubts;
import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.extract.split.TableRows;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import dev.citizens.harness.Server;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import dev.citizens.job.RowCondition;
import dev.citizens.testdata.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an extract promises holds on MariaDB and on MySQL, whose rows arrive alike. */
class BothServersTest {
  private static final int ROWS = 5_000;
  private static final int ROWS_PER_RANGE = 200;

  private static final List<String> TYPES =
      List.of(
          "t TINYINT",
          "tu TINYINT UNSIGNED",
          "b TINYINT(1)",
          "i INT UNSIGNED",
          "l BIGINT",
          "lu BIGINT UNSIGNED",
          "d DECIMAL(65,30)",
          "f FLOAT",
          "g DOUBLE",
          "y YEAR",
          "dt DATE",
          "ts TIMESTAMP(6) NULL",
          "m DATETIME(6)",
          "tm TIME(3)",
          "v VARCHAR(40)",
          "lt VARCHAR(40) CHARACTER SET latin1",
          "gb VARCHAR(40) CHARACTER SET gbk",
          "x LONGTEXT",
          "e ENUM('a,b', '')",
          "s SET('x', 'y')",
          "gen INT AS (t + 1) STORED",
          "c CHAR(6)");

  private static final List<String> VALUES =
      List.of(
          "1, -128, 0, 0, 0, -9223372036854775808, 0, '-0.000000000000000000000000000001', 16777214,"
              + " 0.1e0 + 0.2e0, 0, '0000-00-00', '1970-01-01 00:00:01.000001',"
              + " '0000-00-00 00:00:00', '-838:59:59', 'it''s \"q\"', 'é', '中', 'a\\nb', 'a,b',"
              + " 'x,y', DEFAULT, 'ab  '",
          "2, 127, 255, 1, 4294967295, 9223372036854775807, 18446744073709551615,"
              + " '99999999999999999999999999999999999.999999999999999999999999999999', 1234567.89,"
              + " 1.7976931348623157e308, 2155, '9999-12-31', '2038-01-19 03:14:07.999999',"
              + " '9999-12-31 23:59:59.999999', '26:00:00.5', '😀', '', '', '', '', '', DEFAULT, ''",
          "3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
              + " NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT, NULL",
          "4, 0, 0, 2, 0, 0, 9223372036854775808, 0, 0.1, 5e-324, 1901, '2026-02-00',"
              + " '2026-03-29 02:30:00', '1000-01-01', '00:00:00', '', NULL, NULL, NULL, NULL, NULL,"
              + " DEFAULT, NULL");

  private static final String ARRIVED =
      """
      1,-128,0,0,0,-9223372036854775808,0,-0.000000000000000000000000000001,16777214,0.30000000000000004,0000,0000-00-00,1970-01-01 00:00:01.000001,0000-00-00 00:00:00.000000,-838:59:59.000,"it's ""q\""",é,中,"a
      b","a,b","x,y",-127,ab
      2,127,255,1,4294967295,9223372036854775807,18446744073709551615,99999999999999999999999999999999999.999999999999999999999999999999,1234567.9,1.7976931348623157e308,2155,9999-12-31,2038-01-19 03:14:07.999999,9999-12-31 23:59:59.999999,26:00:00.500,😀,"","","","","",128,""
      3,,,,,,,,,,,,,,,,,,,,,,
      4,0,0,2,0,0,9223372036854775808,0.000000000000000000000000000000,0.1,5e-324,1901,2026-02-00,2026-03-29 02:30:00.000000,1000-01-01 00:00:00.000000,00:00:00.000,"",,,,,,1,
      """;

  @TempDir Path folder;

  private static MySqlSource source(Server server) {
    MySqlServer of = server.get();
    return new MySqlSource(of.jdbcUrl(), of.user(), of.password());
  }

  private static void make(Server server, String table, String columns, String... rows)
      throws SQLException {
    server.execute("DROP TABLE IF EXISTS " + table, "CREATE TABLE %s %s".formatted(table, columns));
    for (String row : rows) {
      server.execute("INSERT INTO %s %s".formatted(table, row));
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void theServersAreWhatTheyAreCalled(Server server) throws SQLException {
    try (Connection connection = source(server).connect();
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("SELECT VERSION()")) {
      version.next();
      assertThat(version.getString(1), startsWith(server == Server.MYSQL_9 ? "9." : "11."));
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void everyTypeArrivesToItsLastDigit(Server server) throws Exception {
    make(
        server,
        "both_types",
        "(k INT PRIMARY KEY, %s) CHARACTER SET utf8mb4".formatted(String.join(", ", TYPES)),
        VALUES.stream().map(row -> "VALUES (" + row + ")").toArray(String[]::new));
    List<String> names = new ArrayList<>(List.of("k"));
    TYPES.forEach(type -> names.add(type.split(" ", 2)[0]));
    TableQuery query = new TableQuery("both_types", "k", names);
    Extraction extraction = Extraction.of(folder, query, source(server));
    assertThat(extraction.csv(), is(ARRIVED));
    assertThat(extraction.bytes().length(), is(ARRIVED.getBytes(UTF_8).length));
    extraction.shape().requireAll(extraction.rows());
  }

  /** As the server describes them: bytes as hexadecimal digits, bits as a number. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void bytesBitsAndShapesArrive(Server server) throws Exception {
    String vector = server == Server.MYSQL_9 ? "v VECTOR(2)" : "v VARBINARY(8)";
    String two = server == Server.MYSQL_9 ? "STRING_TO_VECTOR('[1,2]')" : "X'0000803F00000040'";
    make(
        server,
        "both_bytes",
        "(k BINARY(3) PRIMARY KEY, b BIT(64), one BIT(1), few BIT(63), s VARBINARY(9), t TINYBLOB,"
            + " m MEDIUMBLOB, l LONGBLOB, p POINT, g GEOMETRY, %s)".formatted(vector),
        "VALUES (X'00FF2C', ~0, b'1', ~0 >> 1, X'225C0A0D', '', X'C3', REPEAT(X'0100', 40000),"
            + " ST_GeomFromText('POINT(1 -2)'), ST_GeomFromText('LINESTRING(0 0,1 1)'), %s)"
                .formatted(two),
        "VALUES ('', 0, b'0', 5, '', 'a,b', 'x', 'y', NULL, NULL, NULL)",
        "(k) VALUES ('z')");
    Dataset known = described(server, "both_bytes", List.of());
    assertThat(
        known.columns().stream().map(each -> each.name() + " " + each.type()).toList(),
        is(
            List.of(
                "k bytes",
                "b decimal(20,0)",
                "one long",
                "few long",
                "s bytes",
                "t bytes",
                "m bytes",
                "l bytes",
                "p bytes",
                "g bytes",
                "v bytes")));
    String point = "0101000000000000000000f03f00000000000000c0";
    String line = "010200000002000000" + "0".repeat(32) + "000000000000f03f".repeat(2);
    assertThat(
        extracted(server, known),
        is(
            """
            \\x000000,0,0,5,\\x,\\x612c62,\\x78,\\x79,,,
            \\x00ff2c,18446744073709551615,1,9223372036854775807,\\x225c0a0d,\\x,\\xc3,\\x%s,\\x%s,\\x%s,\\x0000803f00000040
            \\x7a0000,,,,,,,,,,
            """
                .formatted("0100".repeat(40_000), point, line)));
  }

  /** A flag of one bit is a boolean if the job file says so, and bytes are a text if they are. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void bytesAndBitsAreWhatTheJobFileSays(Server server) throws Exception {
    make(
        server,
        "both_declared",
        "(k INT PRIMARY KEY, one BIT(1), s VARBINARY(20))",
        "VALUES (1, b'1', 'Đỗ, \"a\"'), (2, b'0', ''), (3, NULL, NULL)");
    Dataset known =
        described(
            server,
            "both_declared",
            List.of(
                new Column("k", ColumnType.LONG, true),
                new Column("one", ColumnType.BOOLEAN, false),
                new Column("s", ColumnType.TEXT, false)));
    assertThat(extracted(server, known), is("1,true,\"Đỗ, \"\"a\"\"\"\n2,false,\"\"\n3,,\n"));
  }

  private static Dataset described(Server server, String table, List<Column> columns)
      throws SQLException {
    MySqlTable from = new MySqlTable(table, null, List.of());
    Dataset dataset = new Dataset(table, from, columns, null, Quality.NONE, Questions.NONE, false);
    try (Connection connection = source(server).connect()) {
      return DescribeTable.complete(connection, from, dataset);
    }
  }

  private String extracted(Server server, Dataset known) throws Exception {
    TableQuery query = TableQuery.of(known.table(), known);
    return Extraction.of(folder, query, known.columns(), source(server)).csv();
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whateverTheKeysAreEachRowIsInOneRange(Server server) throws SQLException {
    server.makeNumbers();
    List<String> keys =
        new ArrayList<>(
            List.of(
                "INT NOT NULL|seq",
                "BIGINT NOT NULL|CAST(seq AS SIGNED) * seq * seq",
                "BIGINT NOT NULL|IF(seq = 1, 9223372036854775807, seq)",
                "BIGINT UNSIGNED NOT NULL|IF(seq = 1, 0, 18446744073709551615 - seq)",
                "INT NULL|IF(seq % 3 = 0, NULL, seq % 50)",
                "DECIMAL(20,5) NOT NULL|RAND(8) * 1e14 - 5e13",
                "DATE NULL|IF(seq < 9, '0000-00-00', DATE_ADD('2020-01-01', INTERVAL seq DIV 7 DAY))",
                "DATETIME(6) NOT NULL|DATE_ADD('2020-01-01', INTERVAL seq MICROSECOND)",
                "TIMESTAMP(3) NULL|FROM_UNIXTIME(seq * 400000 + seq / 1000)",
                "BINARY(16) NOT NULL|UNHEX(LEFT(SHA2(seq, 256), 32))",
                "CHAR(32) CHARACTER SET ascii NOT NULL|LEFT(SHA2(seq, 256), 32)"));
    for (String collation :
        List.of(
            "utf8mb4 COLLATE utf8mb4_general_ci",
            "utf8mb4 COLLATE utf8mb4_bin",
            "latin1 COLLATE latin1_swedish_ci",
            "gbk COLLATE gbk_chinese_ci",
            server == Server.MYSQL_9
                ? "utf8mb4 COLLATE utf8mb4_0900_ai_ci"
                : "utf8mb4 COLLATE utf8mb4_uca1400_ai_ci")) {
      keys.add(
          "VARCHAR(40) CHARACTER SET %s NULL|ELT(1 + seq %% 6, NULL, CONCAT('a', seq), CONCAT('A ', seq), CONCAT('z', seq %% 9), '', CONCAT('ß', seq))"
              .formatted(collation));
    }
    for (String key : keys) {
      String[] typeAndValue = key.split("\\|", 2);
      make(
          server,
          "both_once",
          "(k %s, n INT, KEY (k))".formatted(typeAndValue[0]),
          "SELECT %s, seq FROM numbers WHERE seq <= %s".formatted(typeAndValue[1], ROWS));
      server.execute("ANALYZE TABLE both_once");
      assertEachRowOnce(server, key);
    }
  }

  private static void assertEachRowOnce(Server server, String key) throws SQLException {
    try (Connection connection = source(server).connect()) {
      SplitKey split = SplitKey.of(connection, FromClause.table("both_once"), "k");
      assertThat(key, split.splits(), is(true));
      SplitTable found =
          SplitTable.of(connection, TableRows.all("both_once"), split, ROWS_PER_RANGE);
      List<Long> read = new ArrayList<>();
      for (KeyRange range : found.ranges()) {
        read.addAll(numbers(connection, "SELECT n FROM both_once" + range.where()));
      }
      List<Long> expected = numbers(connection, "SELECT n FROM both_once");
      assertThat(key, read.stream().sorted().toList(), is(expected.stream().sorted().toList()));
      assertThat(key, found.rows(), is((long) ROWS));
      assertThat(key, found.ranges().size(), is(greaterThan(3)));
      assertThat(key, found.ranges().size(), is(lessThanOrEqualTo(3 + 3 * ROWS / ROWS_PER_RANGE)));
    }
  }

  private static List<Long> numbers(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowsThatMeetAConditionAndThoseOfAQueryArrive(Server server) throws Exception {
    make(
        server,
        "both_orders",
        "(id INT PRIMARY KEY, v VARCHAR(20), price DECIMAL(9,2), made DATE)",
        "VALUES (1, 'a', 9.90, '2026-02-28'), (2, 'b', 5, '2026-02-28'), (3, NULL, NULL, NULL),"
            + " (4, 'a) OR (1=1', 0.05, '2026-03-01')");
    RowCondition where = new RowCondition("v <> 'b' AND made < '2026-03-02'", "job.yaml:1");
    TableQuery some = new TableQuery("both_orders", "id", List.of("id", "v"), where);
    assertThat(Extraction.of(folder, some, source(server)).csv(), is("1,a\n4,a) OR (1=1\n"));
    TableQuery query =
        new TableQuery(
            new FromClause(
                "q",
                "WITH s AS (SELECT v, SUM(price) AS total, COUNT(*) AS n FROM both_orders GROUP BY v)"
                    + " SELECT v, total, n, MIN(n) OVER () AS least FROM s"),
            "job.yaml:1",
            "n",
            List.of("v", "total", "n", "least"),
            null);
    Extraction queried = Extraction.of(folder, query, source(server));
    assertThat(
        queried.csv().lines().sorted().toList(),
        is(List.of(",,1,1", "a) OR (1=1,0.05,1,1", "a,9.90,1,1", "b,5.00,1,1")));
    queried.shape().requireAll(queried.rows());
    try (Connection connection = source(server).connect()) {
      TablePlan plan = TablePlan.of(connection, query, Extraction.texts(query));
      assertThat(plan.split().remark().isEmpty(), is(false));
    }
  }

  /** In one row that is computed when it is compared, AVG has more digits than it shows. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void computedDecimalsAreInOneRange(Server server) throws SQLException {
    server.makeNumbers();
    try (Connection connection = source(server).connect()) {
      for (String sql :
          List.of(
              "SELECT AVG(seq / 7) AS k FROM numbers WHERE seq < 200",
              "SELECT seq / 3 AS k FROM numbers WHERE seq < 1000",
              "SELECT -seq / 7 AS k FROM numbers WHERE seq < 1000",
              "SELECT SUM(seq / 7) / 3 AS k FROM numbers GROUP BY seq % 900",
              "SELECT (SELECT AVG(b.seq / 7) FROM numbers b WHERE b.seq < 9) AS k FROM numbers")) {
        TableQuery query =
            new TableQuery(new FromClause("q", sql), "job.yaml:1", "k", List.of("k"), null);
        SplitKey key = SplitKey.of(connection, query.source(), "k");
        SplitTable found = SplitTable.of(connection, query.rows(), key, ROWS_PER_RANGE);
        long read = 0;
        for (KeyRange range : found.ranges()) {
          String count = "SELECT COUNT(*) FROM " + query.source().sql() + range.where();
          read += numbers(connection, count).get(0);
        }
        assertThat(sql, read, is(found.rows()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void sqlThatIsWrongOrAmbiguousIsRefusedInTheServersWords(Server server) throws Exception {
    make(server, "both_groups", "(a INT, b INT)", "VALUES (1, 1), (1, 2), (2, 3)");
    String anyB =
        server == Server.MYSQL_9
            ? "Expression #2 of SELECT list is not in GROUP BY clause and contains nonaggregated"
                + " column 'citizens.both_groups.b' which is not functionally dependent on columns"
                + " in GROUP BY clause"
            : "'citizens.both_groups.b' isn't in GROUP BY";
    String cure = "; correct it: name the column in GROUP BY too, or take its MIN() or MAX()";
    try (Connection connection = source(server).connect()) {
      String group = refusal(connection, "SELECT a, b FROM both_groups GROUP BY a", null);
      assertThat(
          group, startsWith("job.yaml:5: the query of q is not taken, in parentheses: MySQL"));
      assertThat(group, containsString(" failed: " + anyB + "; "));
      assertThat(group, endsWith(cure));
      RowCondition where =
          new RowCondition("a IN (SELECT b + MAX(a) FROM both_groups)", "job.yaml:7");
      String inCondition = refusal(connection, null, where);
      assertThat(
          inCondition,
          startsWith("job.yaml:7: where of table both_groups is not taken, in parentheses: MySQL"));
      assertThat(inCondition, endsWith(cure));
      assertThat(
          refusal(connection, "SELECT a, b FROM both_groups UNION SELECT 1, 2, 3", null),
          endsWith(
              " failed: The used SELECT statements have a different number of columns; correct it"));
      assertThat(
          refusal(connection, "SELECT (SELECT 1, 2) AS a, 1 AS b", null),
          endsWith(" failed: Operand should contain 1 column(s); correct it"));
      assertThat(MySqlSession.read(connection).get("sql_mode"), is("STRICT_TRANS_TABLES"));
    }
    String sql = "SELECT a, MIN(b) AS b FROM both_groups GROUP BY a";
    TableQuery one =
        new TableQuery(new FromClause("q", sql), "job.yaml:5", null, List.of("a", "b"), null);
    assertThat(Extraction.of(folder, one, source(server)).csv(), is("1,1\n2,3\n"));
  }

  private static String refusal(Connection connection, String sql, RowCondition where) {
    FromClause from = sql == null ? FromClause.table("both_groups") : new FromClause("q", sql);
    TableQuery query = new TableQuery(from, "job.yaml:5", null, List.of("a", "b"), where);
    return Refusal.of(
        ExitStatus.WRONG_USE, () -> TableColumns.of(connection, query, Extraction.texts(query)));
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whatIsWrongWithRowsIsFound(Server server) throws SQLException {
    make(
        server,
        "both_nasty",
        "(id INT PRIMARY KEY, d DATE, m DATETIME(3), t VARCHAR(20) CHARACTER SET utf8mb4,"
            + " l VARCHAR(20) CHARACTER SET latin1)",
        "VALUES (1, '2026-01-01', '2026-01-01', 'a', 'a'), (2, '0000-00-00', NULL, 'b', NULL),"
            + " (3, NULL, '2026-00-01', CONCAT('c', CHAR(0)), 'é'), (4, NULL, NULL, NULL,"
            + " CONVERT(X'C3A9' USING latin1)), (5, NULL, '0000-00-00', X'EFBFBD', NULL)");
    try (Connection connection = source(server).connect()) {
      LintedTable linted = linted(connection, "both_nasty");
      assertThat(
          linted.findings().stream()
              .map(
                  each ->
                      "%s %s %s %s".formatted(each.column(), each.rows(), each.key(), each.what()))
              .toList(),
          is(
              List.of(
                  "d 1 2 zero date",
                  "m 1 5 zero date",
                  "m 1 3 no day of the calendar, or of the year 0",
                  "t 1 3 the character U+0000 in a text",
                  "t 1 5 U+FFFD in a text: a character was lost before",
                  "l 1 4 UTF-8 in a latin1 column: é becomes Ã©")));
      assertThat(List.of(linted.rows(), linted.badRows()), is(List.of(5L, 3L)));
      assertThat(
          linted.findings().get(1).cure(),
          is(
              "columns: [{name: id, type: long, required: true}, {name: d, type: date}, {name: m, type:"
                  + " timestamp, nulls: [\"0000-00-00 00:00:00.000\"]}, {name: t, type: text}, {name:"
                  + " l, type: text}]"));
    }
  }

  private static LintedTable linted(Connection connection, String table, Column... declared)
      throws SQLException {
    MySqlTable source = new MySqlTable(table, null, List.of());
    Dataset asked =
        new Dataset("d", source, List.of(declared), null, Quality.NONE, Questions.NONE, false);
    return TableDoubts.of(connection, asked, DescribeTable.complete(connection, source, asked))
        .look(connection);
  }

  /** No condition fails for a value that the server can have. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void theLeastAndTheLargestOfEachTypeCanBeLookedAt(Server server) throws SQLException {
    String most = "9".repeat(65);
    List<String> columns =
        List.of(
            "BIGINT|decimal(18,0)|-9223372036854775808|9223372036854775807|2",
            "BIGINT UNSIGNED|long|0|18446744073709551615|1",
            "BIGINT UNSIGNED|decimal(4,2)|0|18446744073709551615|1",
            "DECIMAL(65,0)|long|-%1$s|%1$s|2".formatted(most),
            "DECIMAL(65,0)|decimal(38,0)|-%1$s|%1$s|2".formatted(most),
            "TINYINT|boolean|-128|127|2",
            "TINYINT UNSIGNED|boolean|0|255|1",
            "TIME(6)|time|'-838:59:59'|'838:59:59'|2",
            "DATE|date|'0000-00-00'|'9999-12-31'|1",
            "DATETIME(6)|timestamp|'0000-00-00'|'9999-12-31 23:59:59.999999'|1",
            "TIMESTAMP(6) NULL|timestamp|'1970-01-01 00:00:01'|'2038-01-19 03:14:07.999999'|0",
            "YEAR|long|0|2155|0",
            "DOUBLE|double|-1.7976931348623157e308|1.7976931348623157e308|0",
            "FLOAT|double|-3.4e38|3.4e38|0",
            "LONGTEXT|json|''|REPEAT('[1,', 1000)|2",
            "LONGTEXT|json|'1'|CONCAT('[', REPEAT('[],', 1000), '1]')|0",
            "LONGTEXT CHARACTER SET latin1|text|''|REPEAT(X'E9', 70000)|0",
            "VARCHAR(9) CHARACTER SET utf8mb4|text|''|'\uD83D\uDE00'|0");
    for (String each : columns) {
      if (server == Server.MYSQL_9 && each.contains("REPEAT('[1,'")) {
        continue; // JSON_VALID fails for more than 100 levels: docs/your-own-server.md
      }
      String[] of = each.split("\\|", -1);
      make(
          server,
          "both_extreme",
          "(id BIGINT PRIMARY KEY, v " + of[0] + ")",
          "VALUES (-9223372036854775808, " + of[2] + "), (9223372036854775807, " + of[3] + ")");
      try (Connection connection = source(server).connect()) {
        Column value = new Column("v", ColumnType.parse(of[1]), false);
        LintedTable found = linted(connection, "both_extreme", value);
        assertThat(each, found.badRows(), is(Long.parseLong(of[4])));
      }
    }
  }
}
