package dev.citizens.sniff;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.TypedField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the first line of a file names its columns, or is a row as the others. */
final class FirstLine {
  /** Fewer numbers may follow each other by chance. */
  private static final int LEAST_COUNTING = 3;

  private FirstLine() {}

  /**
   * Whether it is a row: it has values of all columns that are not texts, and of one at least.
   * Numbers that count from column to column, as the years of a wide table do, are names.
   *
   * @param columns as the lines below make them
   */
  static boolean isRow(List<String> fields, List<SniffedColumn> columns) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      SniffedColumn column = columns.get(i);
      String field = fields.get(i);
      boolean missing = field.isEmpty() || column.nulls().contains(field);
      if (!column.type().equals(ColumnType.TEXT) && !missing) {
        if (!TypedField.isValue(column.type(), field)) {
          return false;
        }
        values.add(field);
      }
    }
    return !values.isEmpty() && !areCounting(values);
  }

  private static boolean areCounting(List<String> values) {
    return values.size() >= LEAST_COUNTING
        && values.stream().allMatch(value -> value.matches("\\d{1,9}"))
        && IntStream.range(1, values.size())
            .allMatch(
                i -> Integer.parseInt(values.get(i)) == Integer.parseInt(values.get(i - 1)) + 1);
  }
}
