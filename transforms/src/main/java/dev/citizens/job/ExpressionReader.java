package dev.citizens.job;

import dev.citizens.analysis.expression.AgeBand;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.FirstWord;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analysis.expression.Lower;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.csv.ColumnType;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a column or a function of one, such as {@code year(birth_date)}. */
final class ExpressionReader {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\w+)\\)");

  /** Functions of a day. */
  private static final Set<String> OF_DAYS = Set.of("ageBand", "year");

  /** Types whose values are or have a day. */
  private static final Set<ColumnType> DAYS = Set.of(ColumnType.DATE, ColumnType.TIMESTAMP);

  private final Dataset dataset;
  private final Map<String, Function> functions = new TreeMap<>();

  /** Makes the expression of a column by its name and place. */
  @FunctionalInterface
  private interface Function {
    KeyExpression of(String columnName, int column);
  }

  /**
   * A reader of expressions over a data set.
   *
   * @param runDate is asked only where an expression depends on the day
   */
  ExpressionReader(Dataset dataset, Supplier<LocalDate> runDate) {
    this.dataset = dataset;
    functions.put("ageBand", (name, column) -> AgeBand.column(name, column, runDate.get()));
    functions.put("firstWord", FirstWord::column);
    functions.put("lower", Lower::column);
    functions.put("year", YearOf::column);
  }

  KeyExpression read(YamlNode node) {
    String text = node.text();
    Matcher call = CALL.matcher(text);
    if (call.matches() && functions.containsKey(call.group(1))) {
      String columnName = call.group(2);
      int place = column(node, columnName);
      if (OF_DAYS.contains(call.group(1))) {
        checkDay(node, dataset.columns().get(place));
      }
      return functions.get(call.group(1)).of(columnName, place);
    }
    if (text.contains("(")) {
      String allowed =
          functions.keySet().stream()
              .map(function -> function + "(column)")
              .collect(Collectors.joining(", "));
      throw node.error(text + " is not an expression; allowed: a column, " + allowed);
    }
    int place = column(node, text);
    Column column = dataset.columns().get(place);
    return new ColumnValue(text, place, column.type(), column.required());
  }

  private static void checkDay(YamlNode node, Column column) {
    if (!DAYS.contains(column.type())) {
      throw node.columnError(
          "%s needs a column of type date or timestamp, and %s is %s"
              .formatted(node.text(), column.name(), column.type()));
    }
  }

  /** The place of a column in the row. */
  int column(YamlNode node, String name) {
    int column = dataset.indexOf(name);
    if (column < 0) {
      throw node.columnError(
          "dataset %s has no column %s; it has %s"
              .formatted(dataset.name(), name, String.join(", ", dataset.columnNames())));
    }
    return column;
  }
}
