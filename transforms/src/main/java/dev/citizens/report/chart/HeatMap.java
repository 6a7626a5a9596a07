package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A field for each pair of two keys' values, the darker the larger its value.
 *
 * @param measure its name
 * @param columns the values of the second key
 */
public record HeatMap(String measure, List<@Nullable Object> columns, List<Row> rows)
    implements Chart {
  /** Of either key; more make no picture. */
  private static final int MOST_VALUES = 25;

  private static final int LEVELS = 10;

  /** A value of the first key, with a field for each of the second. */
  public record Row(@Nullable Object key, List<Field> fields) {}

  /**
   * A field.
   *
   * @param value null for none
   * @param level from 0 to 9
   */
  public record Field(@Nullable Object value, int level) {}

  /** The map of a table with two keys; empty if it would be too large, or half empty. */
  static Optional<HeatMap> of(ResultTable table, int measure) {
    if (table.keys() != 2) {
      return Optional.empty();
    }
    List<@Nullable Object> rows = values(table, 0);
    List<@Nullable Object> columns = values(table, 1);
    double largest = Measure.largest(table.lines(), List.of(measure));
    boolean fits =
        Math.min(rows.size(), columns.size()) > 1
            && Math.max(rows.size(), columns.size()) <= MOST_VALUES
            && table.lines().size() * 2 >= rows.size() * columns.size();
    if (!fits
        || table.isCut()
        || !(largest > 0)
        || Measure.smallest(table.lines(), List.of(measure)) < 0) {
      return Optional.empty();
    }
    List<Row> fields = new ArrayList<>();
    for (Object row : rows) {
      List<Field> ofRow = new ArrayList<>(Collections.nCopies(columns.size(), new Field(null, 0)));
      for (Line line : table.lines()) {
        Object value = line.values().get(measure);
        if (value != null && Objects.equals(line.values().get(0), row)) {
          int level = (int) Math.min(LEVELS - 1, Measure.of(value) * LEVELS / largest);
          ofRow.set(columns.indexOf(line.values().get(1)), new Field(value, level));
        }
      }
      fields.add(new Row(row, ofRow));
    }
    return Optional.of(new HeatMap(table.columns().get(measure).name(), columns, fields));
  }

  /** The different values of a key: years and days in their order, others as they come. */
  private static List<@Nullable Object> values(ResultTable table, int key) {
    List<@Nullable Object> values = new ArrayList<>();
    table.lines().stream().map(line -> line.values().get(key)).distinct().forEach(values::add);
    if (table.columns().get(key).kind() == Kind.TIME) {
      values.sort(Comparator.nullsLast(Comparator.comparing(Object::toString)));
    } else if (table.columns().get(key).kind() == Kind.WHOLE) {
      values.sort(Comparator.nullsLast(Comparator.comparingDouble(Measure::of)));
    }
    return values;
  }
}
