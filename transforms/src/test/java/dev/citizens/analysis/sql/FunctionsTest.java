package dev.citizens.analysis.sql;

import static dev.citizens.analysis.sql.Trees.aggregate;
import static dev.citizens.analysis.sql.Trees.call;
import static dev.citizens.analysis.sql.Trees.groups;
import static dev.citizens.analysis.sql.Trees.literal;
import static dev.citizens.analysis.sql.Trees.nothing;
import static dev.citizens.analysis.sql.Trees.truth;
import static dev.citizens.csv.ColumnType.BOOLEAN;
import static dev.citizens.csv.ColumnType.DATE;
import static dev.citizens.csv.ColumnType.DOUBLE;
import static dev.citizens.csv.ColumnType.LONG;
import static dev.citizens.csv.ColumnType.TEXT;
import static dev.citizens.csv.ColumnType.TIME;
import static dev.citizens.csv.ColumnType.TIMESTAMP;
import static dev.citizens.csv.ColumnType.decimal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Query;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each function for each of some difficult values, against DuckDB's own answer. */
class FunctionsTest {
  private static final SqlTable TABLE = table();
  private static final Expression I = TABLE.column("i");
  private static final Expression J = TABLE.column("j");
  private static final Expression D = TABLE.column("d");
  private static final Expression E = TABLE.column("e");
  private static final Expression W = TABLE.column("w");
  private static final Expression X = TABLE.column("x");
  private static final Expression Y = TABLE.column("y");
  private static final Expression B = TABLE.column("b");
  private static final Expression DAY = TABLE.column("day");
  private static final Expression AT = TABLE.column("at");
  private static final Expression CLOCK = TABLE.column("clock");
  private static final Expression T = TABLE.column("t");
  private static final Expression U = TABLE.column("u");

  private static DuckDb duckDb;

  private static SqlTable table() {
    LinkedHashMap<String, ColumnType> types = new LinkedHashMap<>();
    types.put("id", LONG);
    types.put("i", LONG);
    types.put("j", LONG);
    types.put("d", decimal(12, 2));
    types.put("e", decimal(9, 4));
    types.put("w", decimal(30, 3));
    types.put("x", DOUBLE);
    types.put("y", DOUBLE);
    types.put("b", BOOLEAN);
    types.put("day", DATE);
    types.put("at", TIMESTAMP);
    types.put("clock", TIME);
    types.put("t", TEXT);
    types.put("u", TEXT);
    String[][] values = {
      {null, "0", "7", "-7", "3", "1000000007", "-2", "99", "12", "-1"},
      {null, "0", "1", "-1", "3", "-4", "1000", "0", "12", "5"},
      {null, "0.00", "1.50", "-1.50", "2.55", "-2.45", "1234567890.99", "0.01", "99.99", "-0.05"},
      {null, "0.0000", "1.5000", "0.2500", "-0.0005", "99999.9999", "2.5000", "1.2345"},
      {null, "0.000", "123456789012345678901234567.891", "-0.001", "2.500", "-2.500", "7.000"},
      {null, "0", "-0", "1.5", "-2.5", "1e+300", "NaN", "Infinity", "-Infinity", "0.1", "2.675"},
      {null, "0", "2", "-3", "0.1", "NaN", "1e-05", "3"},
      {null, "true", "false"},
      {null, "0001-01-01", "1970-01-01", "2000-02-29", "2024-12-31", "9999-12-31", "1969-12-29"},
      {
        null,
        "0001-01-01 00:00:00",
        "1969-12-31 23:59:59.999999",
        "2024-02-29 10:11:12.5",
        "9999-12-31 23:59:59",
        "2026-11-26 00:00:00"
      },
      {null, "00:00:00", "23:59:59.999999", "10:11:12.5"},
      {
        null,
        "",
        "hello",
        "  a b ",
        "a,b,,c",
        "say \"hi\"",
        "ÉCOLE é",
        "日本語 x",
        "Ωmega ΣΑΣ",
        "a%b_c",
        "line\nend",
        "𐐀😀z",
        "aaa",
        "it's"
      },
      {null, "", "a", "b", ",", "%", "_", "é", "hello", "日本", "aa"},
    };
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < 600; row++) {
      List<String> fields = new ArrayList<>(List.of(Integer.toString(row)));
      for (int column = 0; column < values.length; column++) {
        // Columns have numbers of values that share no factor with their stride, so all pairs come.
        int place = (row * (column + 1) + row / 7 * column + row / values[column].length);
        fields.add(values[column][place % values[column].length]);
      }
      rows.add(fields);
    }
    return new SqlTable(types, rows);
  }

  @BeforeAll
  static void open() throws SQLException {
    duckDb = new DuckDb();
    duckDb.create(TABLE);
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  private static void same(Expression... expressions) throws SQLException {
    for (Expression expression : expressions) {
      // The greatest of one row; not a key, for which -0 is 0.
      Query query =
          groups(
              null,
              List.of(TABLE.column("id")),
              List.of(aggregate(Aggregate.Kind.MAX, expression.type(), expression)));
      assertThat(DuckDbText.of(query), TABLE.answer(query), is(duckDb.answer(query)));
    }
  }

  private static void eachOf(List<Function> functions, ColumnType type, Object... arguments)
      throws SQLException {
    for (Function function : functions) {
      same(call(function, type, arguments));
    }
  }

  @Test
  void columnsAreTheirValues() throws SQLException {
    for (String name : TABLE.types().keySet()) {
      same(TABLE.column(name));
    }
  }

  @Test
  void wholeNumbers() throws SQLException {
    List<Function> binary =
        List.of(
            Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE, Function.MODULO);
    eachOf(binary, LONG, I, J);
    eachOf(binary, LONG, I, 3);
    eachOf(List.of(Function.NEGATE, Function.ABS), LONG, I);
    same(call(Function.ADD, LONG, call(Function.MULTIPLY, LONG, I, 10), J));
  }

  @Test
  void decimals() throws SQLException {
    same(
        call(Function.ADD, decimal(15, 4), D, E),
        call(Function.SUBTRACT, decimal(15, 4), D, E),
        call(Function.ADD, decimal(31, 3), D, W),
        call(Function.SUBTRACT, decimal(31, 3), W, D),
        call(Function.MULTIPLY, decimal(14, 6), E, new BigDecimal("-199.99")),
        call(Function.MULTIPLY, decimal(38, 8), call(Function.CAST, decimal(29, 4), E), E),
        call(
            Function.DIVIDE,
            DOUBLE,
            call(Function.CAST, DOUBLE, D),
            call(Function.CAST, DOUBLE, E)),
        call(Function.MODULO, decimal(12, 2), D, call(Function.CAST, decimal(12, 2), E)),
        call(Function.NEGATE, decimal(12, 2), D),
        call(Function.NEGATE, decimal(30, 3), W),
        call(Function.ABS, decimal(12, 2), D),
        call(Function.ABS, decimal(30, 3), W));
  }

  @Test
  void doubles() throws SQLException {
    eachOf(
        List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE), DOUBLE, Y, Y);
    Expression notZero = call(Function.NULLIF, DOUBLE, X, 0.0);
    eachOf(
        List.of(Function.ADD, Function.SUBTRACT, Function.DIVIDE, Function.MODULO),
        DOUBLE,
        notZero,
        call(Function.ADD, DOUBLE, call(Function.ABS, DOUBLE, Y), 0.5));
    same(call(Function.ABS, DOUBLE, X), call(Function.NEGATE, DOUBLE, notZero));
  }

  @Test
  void rounding() throws SQLException {
    same(
        call(Function.ROUND, decimal(12, 0), D),
        call(Function.ROUND, decimal(12, 1), D, 1),
        call(Function.ROUND, decimal(9, 2), E, 2),
        call(Function.ROUND, decimal(30, 1), W, 1),
        call(Function.ROUND, decimal(12, 0), D, -1),
        call(Function.FLOOR, decimal(12, 0), D),
        call(Function.CEIL, decimal(12, 0), D),
        call(Function.FLOOR, decimal(30, 0), W),
        call(Function.CEIL, decimal(30, 0), W),
        call(Function.ROUND, LONG, I, -1),
        call(Function.ROUND, DOUBLE, call(Function.NULLIF, DOUBLE, X, 0.0)),
        call(Function.ROUND, DOUBLE, call(Function.NULLIF, DOUBLE, X, 0.0), 2),
        call(Function.FLOOR, DOUBLE, call(Function.NULLIF, DOUBLE, X, 0.0)),
        call(Function.CEIL, DOUBLE, call(Function.NULLIF, DOUBLE, X, 0.0)));
  }

  @Test
  void comparisons() throws SQLException {
    List<Function> all =
        List.of(
            Function.EQUAL,
            Function.NOT_EQUAL,
            Function.LESS,
            Function.LESS_OR_EQUAL,
            Function.GREATER,
            Function.GREATER_OR_EQUAL,
            Function.IS_NOT_DISTINCT_FROM);
    eachOf(all, BOOLEAN, I, J);
    eachOf(all, BOOLEAN, X, Y);
    eachOf(all, BOOLEAN, T, U);
    eachOf(all, BOOLEAN, D, call(Function.CAST, decimal(12, 2), E));
    eachOf(all, BOOLEAN, W, call(Function.CAST, decimal(30, 3), new BigDecimal("2.500")));
    eachOf(all, BOOLEAN, DAY, LocalDate.of(2000, 2, 29));
    eachOf(all, BOOLEAN, B, true);
    eachOf(all, BOOLEAN, T, "hello");
    same(
        truth(Function.IN, I, 0, 7, 12),
        truth(Function.IN, I, 0, nothing(LONG), 12),
        truth(Function.IN, T, "hello", "", "it's"),
        truth(Function.IN, T, "hello", nothing(TEXT)),
        truth(Function.IN, X, Double.NaN, 0.0));
  }

  @Test
  void logicHasThreeValues() throws SQLException {
    Expression less = truth(Function.LESS, I, J);
    eachOf(List.of(Function.AND, Function.OR), BOOLEAN, B, less);
    eachOf(List.of(Function.AND, Function.OR), BOOLEAN, B, less, truth(Function.EQUAL, U, "a"));
    eachOf(List.of(Function.NOT, Function.IS_NULL, Function.IS_NOT_NULL), BOOLEAN, B);
    eachOf(List.of(Function.IS_NULL, Function.IS_NOT_NULL), BOOLEAN, T);
  }

  @Test
  void choices() throws SQLException {
    same(
        call(Function.COALESCE, LONG, I, J, 5),
        call(Function.COALESCE, TEXT, T, U),
        call(Function.NULLIF, LONG, I, J),
        call(Function.NULLIF, TEXT, U, "a"),
        call(Function.GREATEST, LONG, I, J),
        call(Function.LEAST, LONG, I, J, 3),
        call(Function.GREATEST, TEXT, T, U),
        call(Function.LEAST, decimal(30, 3), W, call(Function.CAST, decimal(30, 3), D)),
        call(Function.GREATEST, DOUBLE, call(Function.NULLIF, DOUBLE, X, 0.0), 1.0),
        new Case(
            List.of(
                new Case.When(truth(Function.LESS, I, J), T),
                new Case.When(B, literal("yes")),
                new Case.When(truth(Function.EQUAL, T, "hello"), U)),
            nothing(TEXT),
            TEXT));
  }

  @Test
  void aBranchThatIsNotTakenMayFail() throws SQLException {
    Expression small = truth(Function.LESS, call(Function.ABS, LONG, I), 100);
    Expression huge = call(Function.MULTIPLY, LONG, literal(Long.MAX_VALUE / 200), I);
    same(new Case(List.of(new Case.When(small, huge)), literal(-1), LONG));
  }

  @Test
  void texts() throws SQLException {
    List<Function> one =
        List.of(Function.LOWER, Function.UPPER, Function.TRIM, Function.LTRIM, Function.RTRIM);
    eachOf(one, TEXT, T);
    eachOf(List.of(Function.TRIM, Function.LTRIM, Function.RTRIM), TEXT, T, U);
    eachOf(List.of(Function.LENGTH), LONG, T);
    for (int first = -6; first <= 6; first++) {
      same(call(Function.SUBSTR, TEXT, T, first));
      for (int length = -3; length <= 4; length++) {
        same(call(Function.SUBSTR, TEXT, T, first, length));
      }
      same(call(Function.SPLIT_PART, TEXT, T, ",", first));
      same(call(Function.SPLIT_PART, TEXT, T, "", first));
      same(call(Function.SPLIT_PART, TEXT, T, U, first));
    }
    same(
        call(Function.REPLACE, TEXT, T, "a", "bb"),
        call(Function.REPLACE, TEXT, T, U, ""),
        call(Function.REPLACE, TEXT, T, "aa", U),
        call(Function.CONCAT, TEXT, T, "-", U),
        call(Function.CONCAT, TEXT, T, T));
    eachOf(List.of(Function.STARTS_WITH, Function.CONTAINS), BOOLEAN, T, U);
    eachOf(List.of(Function.STARTS_WITH, Function.CONTAINS), BOOLEAN, T, "a");
  }

  @Test
  void patterns() throws SQLException {
    for (String pattern :
        List.of(
            "",
            "%",
            "_",
            "hello",
            "h%o",
            "h_llo",
            "%l%l%",
            "%b%c",
            "a%%",
            "__%",
            "%é",
            "É%",
            "%\n%",
            "日__%",
            "_😀_",
            "%a",
            "a_b",
            "%a%a%a%",
            "%a%a%a%a%")) {
      eachOf(List.of(Function.LIKE, Function.ILIKE), BOOLEAN, T, pattern);
    }
    eachOf(List.of(Function.LIKE, Function.ILIKE), BOOLEAN, T, U);
    same(
        truth(Function.LIKE, T, "a!%b!_c", "!"),
        truth(Function.LIKE, T, "%!%%", "!"),
        truth(Function.LIKE, T, "a!%%", "!"));
    for (String pattern : List.of("", "a", "^a", "o$", "l+", "[^a-z]", "a.b", "(?i)école", "e.e")) {
      same(truth(Function.REGEXP_MATCHES, T, pattern));
    }
  }

  @Test
  void dates() throws SQLException {
    List<Function> parts =
        List.of(Function.YEAR, Function.QUARTER, Function.MONTH, Function.DAY, Function.HOUR);
    eachOf(parts, LONG, DAY);
    eachOf(parts, LONG, AT);
    same(
        call(
            Function.ADD_DAYS, DATE, call(Function.LEAST, DATE, DAY, LocalDate.of(9000, 1, 1)), I3),
        call(Function.DAYS_BETWEEN, LONG, DAY, LocalDate.of(2026, 11, 26)));
    Expression late = call(Function.GREATEST, DATE, DAY, LocalDate.of(1500, 5, 5));
    Expression lateAt = call(Function.GREATEST, TIMESTAMP, AT, LATE);
    for (String unit :
        List.of("year", "quarter", "month", "week", "day", "decade", "century", "millennium")) {
      same(call(Function.DATE_TRUNC, DATE, unit, late));
      same(call(Function.DATE_TRUNC, DATE, unit, lateAt));
    }
    for (String unit : List.of("hour", "minute", "second")) {
      same(call(Function.DATE_TRUNC, TIMESTAMP, unit, lateAt));
    }
  }

  private static final Expression I3 =
      call(Function.ABS, LONG, call(Function.MODULO, LONG, I, 400));
  private static final Expression LATE = literal(LocalDateTime.of(1500, 5, 5, 5, 5, 5, 5000));

  @Test
  void casts() throws SQLException {
    same(
        call(Function.CAST, decimal(20, 2), I),
        call(Function.CAST, DOUBLE, I),
        call(Function.CAST, BOOLEAN, I),
        call(Function.CAST, TEXT, I),
        call(Function.CAST, LONG, D),
        call(Function.CAST, decimal(12, 1), D),
        call(Function.CAST, decimal(20, 5), D),
        call(Function.CAST, decimal(29, 1), W),
        call(Function.CAST, DOUBLE, D),
        call(Function.CAST, DOUBLE, W),
        call(Function.CAST, TEXT, D),
        call(Function.CAST, TEXT, W),
        call(Function.CAST, BOOLEAN, D),
        call(Function.CAST, LONG, B),
        call(Function.CAST, TEXT, B),
        call(Function.CAST, TIMESTAMP, DAY),
        call(Function.CAST, TEXT, DAY),
        call(Function.CAST, DATE, AT),
        call(Function.CAST, TIME, AT),
        call(Function.CAST, TEXT, AT),
        call(Function.CAST, TEXT, CLOCK),
        call(Function.CAST, TEXT, T),
        call(Function.CAST, LONG, call(Function.CAST, TEXT, I)),
        call(Function.CAST, decimal(12, 2), call(Function.CAST, TEXT, D)),
        call(Function.CAST, DATE, call(Function.CAST, TEXT, DAY)),
        call(Function.CAST, TIMESTAMP, call(Function.CAST, TEXT, AT)),
        call(Function.CAST, LONG, call(Function.CONCAT, TEXT, "  ", call(Function.CAST, TEXT, I))));
    Expression finite =
        new Case(
            List.of(
                new Case.When(
                    truth(Function.LESS, call(Function.ABS, DOUBLE, X), 1e9),
                    call(Function.NULLIF, DOUBLE, X, 0.0))),
            nothing(DOUBLE),
            DOUBLE);
    same(call(Function.CAST, LONG, finite), call(Function.CAST, decimal(15, 3), finite));
  }

  @Test
  void tryCastsAreNullWhereCastsFail() throws SQLException {
    same(
        call(Function.TRY_CAST, LONG, W),
        call(Function.TRY_CAST, decimal(5, 1), D),
        call(Function.TRY_CAST, decimal(12, 2), I),
        call(Function.TRY_CAST, LONG, T),
        call(Function.TRY_CAST, DATE, T),
        call(Function.TRY_CAST, TEXT, DAY),
        call(Function.COALESCE, LONG, call(Function.TRY_CAST, LONG, X), -7));
  }

  @Test
  void partsOfOneColumnOfTextsAndOfSeveralGiveTheSame() throws SQLException {
    ColumnRef t = (ColumnRef) T;
    same(
        call(Function.CONCAT, TEXT, call(Function.LOWER, TEXT, t), call(Function.UPPER, TEXT, U)),
        call(
            Function.ADD,
            LONG,
            call(Function.LENGTH, LONG, t),
            call(Function.COALESCE, LONG, I, call(Function.LENGTH, LONG, U))));
  }
}
