package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.failures.Printable;
import dev.citizens.failures.Suggestion;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Operator;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The functions of values of one row, by their names. */
final class Functions {
  private static final int MOST_SHOWN = 40;

  private static final Set<String> OF_THE_CLOCK =
      Set.of("now", "today", "current_date", "current_timestamp", "getdate");

  private final Map<String, Signature> signatures = new TreeMap<>();

  private Functions(Supplier<LocalDate> runDate, boolean hasKey) {
    addTexts();
    add("mask(text, first, last)", Privacy::mask);
    add("sha256(text)", arguments -> Privacy.sha256(arguments, hasKey));
    addDays(runDate);
    addNumbers();
    addChoices();
  }

  /** Functions of questions; the run's date is asked only where a statement depends on it. */
  static Functions ofQuestions(Supplier<LocalDate> runDate) {
    return new Functions(runDate, false);
  }

  /** The same with those that need the run's key. */
  static Functions ofTransforms(Supplier<LocalDate> runDate) {
    return new Functions(runDate, true);
  }

  /** Their names. */
  Set<String> names() {
    return signatures.keySet();
  }

  /** A function of that name with its arguments. */
  Expression bind(String name, List<Bound> arguments, Place place) {
    Signature signature = signatures.get(name);
    signature.requireNumber(arguments, place);
    return signature.binder().apply(arguments);
  }

  private void add(String usage, Signature.Binder binder) {
    Signature signature = Signature.of(usage, binder);
    signatures.put(signature.name(), signature);
  }

  private void alias(String alias, String name) {
    signatures.put(alias, signatures.get(name));
  }

  private void addTexts() {
    texts("lower(text)", Function.LOWER, ColumnType.TEXT);
    texts("upper(text)", Function.UPPER, ColumnType.TEXT);
    texts("trim(text)", Function.TRIM, ColumnType.TEXT);
    texts("ltrim(text)", Function.LTRIM, ColumnType.TEXT);
    texts("rtrim(text)", Function.RTRIM, ColumnType.TEXT);
    texts("length(text)", Function.LENGTH, ColumnType.LONG);
    texts("replace(text, part, new)", Function.REPLACE, ColumnType.TEXT);
    texts("starts_with(text, beginning)", Function.STARTS_WITH, ColumnType.BOOLEAN);
    texts("contains(text, part)", Function.CONTAINS, ColumnType.BOOLEAN);
    add("substr(text, from[, count])", Texts::substr);
    alias("substring", "substr");
    add("split_part(text, separator, number)", Texts::splitPart);
    add("concat(value, …)", Texts::concat);
    add("regexp_matches(text, pattern)", Texts::regexpMatches);
  }

  private void texts(String usage, Function function, ColumnType type) {
    add(
        usage,
        arguments ->
            new Call(
                function,
                arguments.stream().map(each -> Parameters.text(each, usage)).toList(),
                type));
  }

  private void addDays(Supplier<LocalDate> runDate) {
    part("year(day)", Function.YEAR);
    part("quarter(day)", Function.QUARTER);
    part("month(day)", Function.MONTH);
    part("day(day)", Function.DAY);
    add("hour(timestamp)", Days::hour);
    add("date_part(unit, day)", arguments -> Days.part(arguments, this));
    add("date_trunc(unit, day)", Days::trunc);
    add("date_diff('day', from, to)", Days::difference);
    add("age_band(day)", Days::ageBand);
    add("strptime(text, format)", arguments -> Moments.parse(Function.STRPTIME, arguments));
    add("try_strptime(text, format)", arguments -> Moments.parse(Function.TRY_STRPTIME, arguments));
    add("run_date()", none -> new Literal(runDate.get(), ColumnType.DATE));
  }

  private void part(String usage, Function function) {
    add(
        usage,
        arguments ->
            new Call(function, List.of(Parameters.day(arguments.get(0), usage)), ColumnType.LONG));
  }

  private void addNumbers() {
    add("abs(number)", arguments -> Rounding.same(Function.ABS, arguments, "abs(number)"));
    add("round(number[, digits])", Rounding::round);
    add("floor(number)", arguments -> Rounding.whole(Function.FLOOR, arguments, "floor(number)"));
    add("ceil(number)", arguments -> Rounding.whole(Function.CEIL, arguments, "ceil(number)"));
    alias("ceiling", "ceil");
    add(
        "mod(number, number)",
        arguments -> Arithmetic.bind(Operator.MODULO, arguments.get(0), arguments.get(1)));
  }

  private void addChoices() {
    add("coalesce(value, …)", Choices::coalesce);
    add("nullif(value, value)", Choices::nullIf);
    add("greatest(value, …)", Choices::greatest);
    add("least(value, …)", Choices::least);
  }

  /** A function that does not exist. */
  SqlMistake unknown(String name, Set<String> aggregates, Place place) {
    if (OF_THE_CLOCK.contains(name)) {
      return new SqlMistake(
          place,
          name + "() depends on the clock, and a re-run must give the same; write run_date()");
    }
    Set<String> all = new TreeSet<>(names());
    all.addAll(aggregates);
    return new SqlMistake(
        place,
        "there is no function %s; %s"
            .formatted(Printable.of(name, MOST_SHOWN), Suggestion.of(name, all, "there are ")));
  }
}
