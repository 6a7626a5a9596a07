package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.extract.split.TableRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the keys are, the ranges of a table have each row once, and about as many each. */
class EachRowOnceTest extends ConnectedTest {
  private static final int ROWS = 5_000;
  private static final int ROWS_PER_RANGE = 200;

  @ParameterizedTest
  @CsvSource({
    "INT NOT NULL, seq", // dense
    "INT NOT NULL, -seq",
    "BIGINT NOT NULL, seq * seq * seq", // holes
    "BIGINT NOT NULL, 'IF(seq = 1, 9223372036854775807, seq)'", // an outlier
    "BIGINT NOT NULL, 'IF(seq < 2500, seq, 7000000000000000000 + seq * 4194304)'", // snowflakes
    "BIGINT NOT NULL, 'CAST(RAND(7) * 18e18 - 9e18 AS SIGNED)'",
    "BIGINT UNSIGNED NOT NULL, 'IF(seq = 1, 0, 18446744073709551615 - seq)'",
    "INT, 'IF(seq % 3 = 0, NULL, seq % 50)'", // duplicates and NULL
    "INT, 'IF(seq % 2 = 0, 7, seq)'", // a key that half of the rows have
    "INT, NULL",
    "'DECIMAL(20, 5) NOT NULL', 'RAND(8) * 1e14 - 5e13'",
    "'DECIMAL(65, 30) NOT NULL', 'POW(RAND(9), 20)'",
    "DATE NOT NULL, 'DATE_ADD(''1900-01-01'', INTERVAL seq * 9 DAY)'",
    "DATE, 'IF(seq = 1, ''9999-12-31'', IF(seq < 9, ''0000-00-00'', DATE_ADD(''2020-01-01'', INTERVAL seq DIV 7 DAY)))'",
    "DATETIME(6) NOT NULL, 'IF(seq = 1, ''9999-12-31 23:59:59.999999'', DATE_ADD(''2020-01-01'', INTERVAL seq MICROSECOND))'",
    "DATETIME NOT NULL, 'DATE_ADD(''1960-01-01'', INTERVAL seq * 54321 SECOND)'",
    "TIMESTAMP(3) NULL, 'FROM_UNIXTIME(seq * 400000 + seq / 1000)'",
    "'YEAR NOT NULL', '1901 + seq % 255'",
    "TIME NOT NULL, 'SEC_TO_TIME(CAST(seq AS SIGNED) * 600 - 1500000)'"
  })
  void numbersAndDates(String type, String value) throws SQLException {
    create("k " + type + ", n INT", "SELECT " + value + ", seq FROM seq_1_to_" + ROWS);
    assertEachRowOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
    "VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci",
    "VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_nopad_ci",
    "VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
    "VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_german2_ci",
    "VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
    "VARCHAR(40) CHARACTER SET gbk COLLATE gbk_chinese_ci",
    "VARCHAR(40) CHARACTER SET utf16 COLLATE utf16_unicode_ci",
    "CHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
    "VARCHAR(40) CHARACTER SET cp1251 COLLATE cp1251_general_nopad_ci",
    "CHAR(40) CHARACTER SET ascii COLLATE ascii_bin"
  })
  void textsInTheirCollation(String type) throws SQLException {
    create("k " + type + " NULL, n INT", "SELECT NULL, -seq FROM seq_1_to_9");
    Random random = new Random(type.hashCode());
    insert(ROWS, () -> "'" + word(random) + "'");
    assertEachRowOnce();
  }

  /** Many that a collation takes for equal: cases, accents, blanks at the end, the empty text. */
  private static String word(Random random) {
    String letters =
        random.nextInt(4) == 0 ? "aAáÄbBßsé \t" : "abcdefghijklmnopqrstuvwxyzABC_%?\\\\";
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(i -> letters.charAt(random.nextInt(letters.length())))
        .map(String::valueOf)
        .collect(Collectors.joining())
        .replaceAll("\\\\+", "\\\\\\\\");
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY(16), 'UNHEX(MD5(seq))'",
    "VARBINARY(20), 'UNHEX(REPEAT(HEX(seq), seq % 3))'",
    "UUID, UUID()",
    "INET6, 'INET6_NTOA(UNHEX(MD5(seq)))'",
    "CHAR(32) CHARACTER SET ascii, MD5(seq)"
  })
  void bytesAndWords(String type, String value) throws SQLException {
    create("k " + type + " NOT NULL, n INT", "SELECT " + value + ", seq FROM seq_1_to_" + ROWS);
    assertEachRowOnce();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(k INT, n INT, PRIMARY KEY (k, n))",
        "(k INT, n INT, PRIMARY KEY (n, k))",
        "(k VARCHAR(9), n INT, PRIMARY KEY (k, n))",
        "(k DATE, n INT, PRIMARY KEY (k, n))",
        "(k INT NOT NULL, n INT NOT NULL, UNIQUE KEY (k, n))",
        "(k INT, n INT, PRIMARY KEY (k, n)) PARTITION BY HASH (n) PARTITIONS 7",
        "(k INT, n INT)" // no key: all in one range
      })
  void keysOfSeveralColumns(String table) throws SQLException {
    execute(
        "CREATE OR REPLACE TABLE once " + table,
        "INSERT INTO once SELECT 20200101 + seq % 28, seq FROM seq_1_to_" + ROWS);
    String chosen = SplitKey.choose(connection, "once").orElse(null);
    SplitKey key =
        chosen == null ? null : SplitKey.of(connection, FromClause.table("once"), chosen);
    SplitTable split = SplitTable.of(connection, TableRows.all("once"), key, ROWS_PER_RANGE);
    assertRows(split);
    assertThat(split.ranges().size() > 1, is(key != null));
  }

  /** Of 5,000 rows: as many as are wanted, then as many as make 64 ranges, at most four times. */
  @ParameterizedTest
  @CsvSource({"5000, 1", "100, 50", "50, 65", "10, 125"})
  void rangesOfLargeTablesHaveMoreRows(long rowsPerRange, int ranges) throws SQLException {
    execute(
        "CREATE OR REPLACE TABLE once (k INT, n INT)",
        "INSERT INTO once SELECT seq, seq FROM seq_1_to_" + ROWS);
    SplitKey key = SplitKey.of(connection, FromClause.table("once"), "k");
    SplitTable split = SplitTable.of(connection, TableRows.all("once"), key, rowsPerRange);
    assertRows(split);
    assertThat(split.ranges(), hasSize(ranges));
  }

  /** Numbers of any kind, in any mixture. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyKeys(long seed) throws SQLException {
    Random random = new Random(seed);
    List<String> types = List.of("INT", "BIGINT", "BIGINT UNSIGNED", "DECIMAL(30,10)", "DATE");
    String type = types.get((int) seed % types.size());
    create("k " + type + " NULL, n INT", "SELECT NULL, -1 FROM seq_1_to_" + random.nextInt(3));
    insert(ROWS, () -> number(random, type));
    assertEachRowOnce();
  }

  private static String number(Random random, String type) {
    long number = random.nextLong() >> random.nextInt(33, 64);
    return switch (random.nextInt(4)) {
      case 0 -> "NULL";
      case 1 -> type.equals("DATE") ? "'2026-01-01'" : String.valueOf(random.nextInt(20));
      default ->
          type.equals("DATE")
              ? "DATE_ADD('2020-01-01', INTERVAL %s DAY)".formatted(number % 500_000)
              : String.valueOf(type.endsWith("UNSIGNED") ? Math.abs(number) : number);
    };
  }

  private void create(String columns, String rows) throws SQLException {
    execute(
        "CREATE OR REPLACE TABLE once (%s, KEY (k))".formatted(columns),
        "INSERT INTO once " + rows);
  }

  private void insert(int rows, Supplier<String> value) throws SQLException {
    StringBuilder sql = new StringBuilder("INSERT IGNORE INTO once VALUES (NULL, 0)");
    for (int row = 1; row <= rows; row++) {
      sql.append(", (").append(value.get()).append(", ").append(row).append(')');
    }
    execute(sql.toString());
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void assertEachRowOnce() throws SQLException {
    SplitKey key = SplitKey.of(connection, FromClause.table("once"), "k");
    assertThat(key.splits(), is(true));
    SplitTable split = SplitTable.of(connection, TableRows.all("once"), key, ROWS_PER_RANGE);
    SplitTable later =
        SplitTable.countedLater(connection, TableRows.all("once"), key, ROWS_PER_RANGE);
    if (later != null) {
      assertRows(later);
    }
    long largest = assertRows(split);
    long ofOneKey = number("SELECT MAX(c) FROM (SELECT COUNT(*) AS c FROM once GROUP BY k) x");
    assertThat("rows", largest, is(lessThanOrEqualTo(3L * ROWS_PER_RANGE + ofOneKey)));
    long most = 3 + 3L * ROWS / ROWS_PER_RANGE;
    assertThat("ranges", (long) split.ranges().size(), is(lessThanOrEqualTo(most)));
  }

  /** The rows of the largest range. */
  private long assertRows(SplitTable split) throws SQLException {
    List<Long> read = new ArrayList<>();
    long largest = 0;
    for (KeyRange range : split.ranges()) {
      List<Long> rows = numbers("SELECT n FROM once" + range.where());
      largest = range.where().endsWith(" IS NULL") ? largest : Math.max(largest, rows.size());
      read.addAll(rows);
    }
    assertThat(sorted(read), is(sorted(numbers("SELECT n FROM once"))));
    long counted = split.lateCount() == null ? split.rows() : number(split.lateCount());
    assertThat(counted, is((long) read.size()));
    return largest;
  }

  private static List<Long> sorted(List<Long> numbers) {
    return numbers.stream().sorted().toList();
  }

  private long number(String sql) throws SQLException {
    return numbers(sql).get(0);
  }

  private List<Long> numbers(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }
}
