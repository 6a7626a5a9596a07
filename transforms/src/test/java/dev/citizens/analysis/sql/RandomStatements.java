package dev.citizens.analysis.sql;

import static dev.citizens.analysis.sql.Trees.call;
import static dev.citizens.analysis.sql.Trees.literal;
import static dev.citizens.analysis.sql.Trees.nothing;
import static dev.citizens.csv.ColumnType.BOOLEAN;
import static dev.citizens.csv.ColumnType.DATE;
import static dev.citizens.csv.ColumnType.DOUBLE;
import static dev.citizens.csv.ColumnType.LONG;
import static dev.citizens.csv.ColumnType.TEXT;
import static dev.citizens.csv.ColumnType.TIMESTAMP;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Aggregate.Kind;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random tables, and random questions about them that DuckDB understands as we do. */
final class RandomStatements {
  private static final List<ColumnType> TYPES =
      List.of(
          LONG,
          ColumnType.decimal(12, 2),
          ColumnType.decimal(18, 4),
          ColumnType.decimal(30, 3),
          ColumnType.decimal(38, 0),
          DOUBLE,
          BOOLEAN,
          DATE,
          TIMESTAMP,
          TEXT);

  private static final List<ColumnType> NUMBERS =
      List.of(
          LONG,
          ColumnType.decimal(12, 2),
          ColumnType.decimal(30, 3),
          ColumnType.decimal(38, 0),
          DOUBLE);

  private static final String[] WORDS = {
    "",
    "a",
    "b",
    "ab",
    "Ab",
    "aab",
    "French",
    "x French",
    "é",
    "É",
    "日本",
    "😀",
    "it's",
    "\"",
    "\"q\"",
    "a,b",
    " a ",
    "%",
    "_",
    "1",
    "-5",
    "line\nend",
    "Ω",
    "zz"
  };

  /** So that no sum has more than 38: DuckDB gives one with 39, and we refuse it. */
  private static final int MOST_DIGITS = 35;

  private final Random random;

  RandomStatements(Random random) {
    this.random = random;
  }

  SqlTable table() {
    LinkedHashMap<String, ColumnType> types = new LinkedHashMap<>();
    types.put("c0", TEXT);
    types.put("c1", LONG);
    types.put("c2", DATE); // not a literal NULL, of which DuckDB makes a timestamp
    int columns = 4 + random.nextInt(6);
    for (int i = 3; i < columns; i++) {
      types.put("c" + i, one(TYPES));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      List<String> row = new ArrayList<>();
      types.values().forEach(type -> row.add(random.nextInt(6) == 0 ? null : text(type)));
      rows.add(row);
    }
    return new SqlTable(types, rows);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String text(ColumnType type) {
    Object value = value(type);
    return switch (type.kind()) {
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case TIMESTAMP -> {
        String text = value.toString().replace('T', ' ');
        yield text.length() == 16 ? text + ":00" : text.replaceAll("(\\.\\d*?)0+$", "$1");
      }
      case DOUBLE -> {
        double number = (Double) value;
        yield number == Math.rint(number) && Math.abs(number) < 1e9
            ? Long.toString((long) number)
            : Double.toString(number);
      }
      default -> value.toString();
    };
  }

  /** A value; doubles are such that sums and products of them lose nothing. */
  private Object value(ColumnType type) {
    return switch (type.kind()) {
      case LONG ->
          switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> random.nextLong();
            default -> (long) random.nextInt(7) - 3;
          };
      case DECIMAL -> {
        int digits = 1 + random.nextInt(Math.min(type.precision(), MOST_DIGITS));
        BigInteger all = new BigInteger(200, random).mod(BigInteger.TEN.pow(digits));
        yield new BigDecimal(random.nextBoolean() ? all : all.negate(), type.scale());
      }
      case DOUBLE -> (random.nextInt(65) - 32) / 8.0;
      case BOOLEAN -> random.nextBoolean();
      case DATE ->
          LocalDate.of(1900 + random.nextInt(200), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case TIMESTAMP ->
          LocalDateTime.of(
              1900 + random.nextInt(200),
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(60),
              random.nextBoolean() ? 0 : 1000 * (1 + random.nextInt(999_998)));
      default -> WORDS[random.nextInt(WORDS.length)];
    };
  }

  private Literal literalOf(ColumnType type) {
    return random.nextInt(12) == 0
        ? nothing(type)
        : new Literal((java.io.Serializable) value(type), type);
  }

  /** A question of a table, with as many as three keys. */
  Query query(SqlTable table) {
    List<Expression> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(expression(table, one(List.of(TEXT, TEXT, LONG, DATE, BOOLEAN, DOUBLE)), 2));
    }
    keys.removeIf(key -> !usesColumn(key)); // GROUP BY a constant is the number of an output
    List<Aggregate> aggregates = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      aggregates.add(aggregate(table));
    }
    Query query =
        Trees.groups(random.nextBoolean() ? null : expression(table, BOOLEAN, 3), keys, aggregates);
    List<SortKey> order = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      order.add(new SortKey(ofGroup(keys, aggregates), random.nextBoolean(), random.nextBoolean()));
    }
    Expression having =
        random.nextInt(4) > 0
            ? null
            : call(
                one(List.of(Function.IS_NOT_NULL, Function.IS_NULL)),
                BOOLEAN,
                ofGroup(keys, aggregates));
    int limit = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(9);
    return withTotal(Trees.ordered(query, having, order, limit));
  }

  /** Perhaps with the total of an aggregate whose values are exact. */
  private Query withTotal(Query query) {
    int place = random.nextInt(query.aggregates().size());
    Aggregate aggregate = query.aggregates().get(place);
    boolean canAddUp =
        aggregate.kind() != Kind.AVG
            && aggregate.kind() != Kind.STDDEV
            && isNumber(aggregate.type())
            && query.aggregates().stream().noneMatch(Aggregate::countsDistinct);
    return canAddUp && random.nextBoolean()
        ? Trees.withTotal(query, new AggregateRef(place, aggregate.type()))
        : query;
  }

  private static boolean isNumber(ColumnType type) {
    return switch (type.kind()) {
      case LONG, DECIMAL, DOUBLE -> true;
      default -> false;
    };
  }

  private static boolean usesColumn(Expression expression) {
    return DuckDbText.of(Trees.groups(expression, List.of(), List.of(Trees.countRows())))
        .contains("\"c");
  }

  private Expression ofGroup(List<Expression> keys, List<Aggregate> aggregates) {
    if (!keys.isEmpty() && random.nextBoolean()) {
      int key = random.nextInt(keys.size());
      return new KeyRef(key, keys.get(key).type());
    }
    int place = random.nextInt(aggregates.size());
    return new AggregateRef(place, aggregates.get(place).type());
  }

  private Aggregate aggregate(SqlTable table) {
    Expression filter = random.nextInt(4) > 0 ? null : expression(table, BOOLEAN, 2);
    ColumnType type = one(TYPES);
    Expression argument = expression(table, type, 2);
    boolean isNumber = isNumber(type);
    return switch (random.nextInt(8)) {
      case 0 -> new Aggregate(Kind.COUNT_ROWS, List.of(), false, filter, LONG);
      case 1 -> new Aggregate(Kind.COUNT, List.of(argument), false, filter, LONG);
      case 2 -> new Aggregate(Kind.COUNT, List.of(argument), true, filter, LONG);
      case 3 -> new Aggregate(Kind.MIN, List.of(argument), false, filter, type);
      case 4 -> new Aggregate(Kind.MAX, List.of(argument), false, filter, type);
      case 5 ->
          isNumber
              ? new Aggregate(Kind.SUM, List.of(argument), false, filter, sum(type))
              : new Aggregate(Kind.COUNT, List.of(argument), true, filter, LONG);
      case 6 ->
          isNumber
              ? new Aggregate(Kind.AVG, List.of(argument), false, filter, DOUBLE)
              : new Aggregate(
                  Kind.OCCURRENCES,
                  List.of(expression(table, TEXT, 2), literal("French")),
                  false,
                  filter,
                  LONG);
      default ->
          new Aggregate(Kind.STDDEV, List.of(expression(table, DOUBLE, 1)), false, filter, DOUBLE);
    };
  }

  private static ColumnType sum(ColumnType type) {
    return type.equals(DOUBLE) ? DOUBLE : ColumnType.decimal(38, type.scale());
  }

  private Expression expression(SqlTable table, ColumnType type, int depth) {
    List<String> columns =
        table.types().entrySet().stream()
            .filter(column -> column.getValue().equals(type))
            .map(Map.Entry::getKey)
            .toList();
    if (depth == 0 || random.nextInt(4) == 0) {
      return columns.isEmpty() || random.nextInt(4) == 0
          ? literalOf(type)
          : table.column(one(columns));
    }
    Expression any =
        switch (random.nextInt(10)) {
          case 0 ->
              new Case(
                  List.of(
                      new Case.When(
                          expression(table, BOOLEAN, depth - 1),
                          expression(table, type, depth - 1))),
                  expression(table, type, depth - 1),
                  type);
          case 1 -> same(table, Function.COALESCE, type, depth);
          case 2 -> same(table, Function.NULLIF, type, depth);
          default -> null;
        };
    return any != null ? any : ofType(table, type, depth);
  }

  private Expression same(SqlTable table, Function function, ColumnType type, int depth) {
    return call(
        function, type, expression(table, type, depth - 1), expression(table, type, depth - 1));
  }

  private Expression ofType(SqlTable table, ColumnType type, int depth) {
    return switch (type.kind()) {
      case LONG -> number(table, depth);
      case DOUBLE ->
          random.nextBoolean()
              ? same(
                  table,
                  one(List.of(Function.ADD, Function.SUBTRACT, Function.GREATEST, Function.LEAST)),
                  type,
                  depth)
              : call(Function.FLOOR, DOUBLE, expression(table, DOUBLE, depth - 1));
      case DECIMAL ->
          random.nextInt(4) == 0
              ? call(Function.TRY_CAST, type, expression(table, one(NUMBERS), depth - 1))
              : same(table, one(List.of(Function.GREATEST, Function.LEAST)), type, depth);
      case BOOLEAN -> truth(table, depth);
      case DATE ->
          random.nextBoolean()
              ? call(
                  Function.ADD_DAYS, DATE, expression(table, DATE, depth - 1), random.nextInt(500))
              : call(Function.DATE_TRUNC, DATE, "month", table.column("c2"));
      case TIMESTAMP -> same(table, one(List.of(Function.GREATEST, Function.LEAST)), type, depth);
      default -> words(table, depth);
    };
  }

  private Expression number(SqlTable table, int depth) {
    return switch (random.nextInt(10)) {
      case 0 -> call(Function.LENGTH, LONG, expression(table, TEXT, depth - 1));
      case 1 -> call(Function.YEAR, LONG, expression(table, DATE, depth - 1));
      case 2 -> call(Function.MONTH, LONG, expression(table, TIMESTAMP, depth - 1));
      case 3 ->
          call(
              Function.DAYS_BETWEEN,
              LONG,
              expression(table, DATE, depth - 1),
              expression(table, DATE, depth - 1));
      case 4 ->
          same(
              table, one(List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY)), LONG, depth);
      case 5 -> same(table, one(List.of(Function.DIVIDE, Function.MODULO)), LONG, depth);
      case 6 -> call(Function.CAST, LONG, expression(table, BOOLEAN, depth - 1));
      case 7 -> call(Function.TRY_CAST, LONG, expression(table, one(NUMBERS), depth - 1));
      case 8 -> call(Function.TRY_CAST, LONG, table.column("c0")); // words as they are
      default -> same(table, one(List.of(Function.GREATEST, Function.LEAST)), LONG, depth);
    };
  }

  private Expression truth(SqlTable table, int depth) {
    ColumnType type = one(TYPES);
    return switch (random.nextInt(8)) {
      case 0 -> same(table, Function.AND, BOOLEAN, depth);
      case 1 -> same(table, Function.OR, BOOLEAN, depth);
      case 2 -> call(Function.NOT, BOOLEAN, expression(table, BOOLEAN, depth - 1));
      case 3 -> call(Function.IS_NULL, BOOLEAN, expression(table, type, depth - 1));
      case 4 ->
          call(
              Function.IN,
              BOOLEAN,
              expression(table, type, depth - 1),
              literalOf(type),
              literalOf(type),
              literalOf(type));
      case 5 ->
          call(
              one(List.of(Function.LIKE, Function.ILIKE)),
              BOOLEAN,
              expression(table, TEXT, depth - 1),
              one(Arrays.asList("%a%", "a_", "%é", "_", "%F%h%", "")));
      default ->
          call(
              one(
                  List.of(
                      Function.EQUAL,
                      Function.NOT_EQUAL,
                      Function.LESS,
                      Function.LESS_OR_EQUAL,
                      Function.GREATER,
                      Function.GREATER_OR_EQUAL,
                      Function.IS_NOT_DISTINCT_FROM)),
              BOOLEAN,
              expression(table, type, depth - 1),
              expression(table, type, depth - 1));
    };
  }

  private Expression words(SqlTable table, int depth) {
    Expression text = expression(table, TEXT, depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> call(Function.LOWER, TEXT, text);
      case 1 -> call(Function.UPPER, TEXT, text);
      case 2 -> call(Function.TRIM, TEXT, text);
      // From before the first character, DuckDB's answer depends on whether the column is ASCII.
      case 3 -> call(Function.SUBSTR, TEXT, text, random.nextInt(5), random.nextInt(5));
      case 4 -> call(Function.CONCAT, TEXT, text, expression(table, TEXT, depth - 1));
      case 5 -> call(Function.REPLACE, TEXT, text, "a", "É");
      default ->
          call(
              Function.CAST, TEXT, expression(table, one(List.of(LONG, DATE, BOOLEAN)), depth - 1));
    };
  }
}
