package dev.citizens.draft;

import dev.citizens.csv.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines below {@code ask} of one question: sums, averages and extremes of columns. */
final class NumbersQuestion {
  private static final int MOST_SUMMED = 40;

  private static final Set<ColumnType.Kind> NUMBERS =
      Set.of(ColumnType.Kind.LONG, ColumnType.Kind.DECIMAL, ColumnType.Kind.DOUBLE);

  private static final List<String> FUNCTIONS = List.of("sum", "avg", "min", "max");

  private static final String INDENT = "      ";

  private NumbersQuestion() {}

  /** Whether values of that type are numbers. */
  static boolean isAbout(ColumnType type) {
    return NUMBERS.contains(type.kind());
  }

  /**
   * The question.
   *
   * @param columns of numbers, at least one
   * @param as its name
   */
  static List<String> of(List<String> columns, String as) {
    Set<String> results = new HashSet<>(Set.of("all_rows"));
    List<String> selected = new ArrayList<>();
    for (String column : columns.subList(0, Math.min(MOST_SUMMED, columns.size()))) {
      List<String> ofColumn =
          FUNCTIONS.stream()
              .map(
                  function ->
                      "%s(\"%s\") AS %s"
                          .formatted(
                              function, column, SafeNames.unique(function + "_" + column, results)))
              .toList();
      selected.add(INDENT + "      " + String.join(", ", ofColumn));
    }
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "# One line of sums and averages, in SQL.");
    lines.add(INDENT + "- as: " + as);
    lines.add(INDENT + "  sql: |");
    lines.add(INDENT + "    SELECT count(*) AS all_rows,");
    lines.addAll(String.join(",\n", selected).lines().toList());
    lines.add(INDENT + "    FROM dataset"); // its name may be a word of SQL
    return lines;
  }
}
