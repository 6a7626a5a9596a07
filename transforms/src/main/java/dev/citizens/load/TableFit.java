package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ColumnType;
import dev.citizens.failures.StepFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a table holds every value that a result can have, as it is. A type that might cut off,
 * pad, round or refuse one does not fit, whatever today's values are: it would be found out on the
 * day of the first that is too long, at the end of the work.
 */
final class TableFit {
  private static final String REMEDY = "name another table with as: in the job file";

  /** What a load writes beside the result's columns. */
  private static final Map<String, PostgresType> KEY =
      Map.of(
          "run_date",
          new PostgresType("date", List.of("date")),
          "dataset",
          PostgresType.of(ColumnType.TEXT));

  private TableFit() {}

  /** The table as a target; fails with status 2 if it does not fit. */
  static TargetTable of(TableDefinition table, Analysis analysis) {
    if (table.obstacle() != null) {
      throw StepFailure.wrongUse(
          "citizens.%s %s, and the analysis %s needs a plain table; %s"
              .formatted(table.name(), table.obstacle(), analysis.name(), REMEDY));
    }
    List<String> types = new ArrayList<>();
    for (ResultColumn column : analysis.result()) {
      types.add(fitting(table, analysis, column.name(), PostgresType.of(column)));
      if (table.columns().get(column.name()).notNull() && column.mayBeNull()) {
        throw StepFailure.wrongUse(
            "the warehouse's column %s is NOT NULL, and a value of the analysis %s may be NULL; drop"
                    .formatted(qualified(table, column.name()), analysis.name())
                + " NOT NULL, or "
                + REMEDY);
      }
    }
    KEY.forEach((column, wanted) -> fitting(table, analysis, column, wanted));
    checkOthers(table, analysis);
    return new TargetTable(table.name(), analysis.resultColumns(), List.copyOf(types));
  }

  private static String fitting(
      TableDefinition table, Analysis analysis, String name, PostgresType wanted) {
    TableDefinition.Column column = table.columns().get(name);
    if (column == null) {
      throw StepFailure.wrongUse(
          "the warehouse has no column %s for the analysis %s; add it, or %s"
              .formatted(qualified(table, name), analysis.name(), REMEDY));
    }
    if (column.generated()) {
      throw StepFailure.wrongUse(
          "the warehouse's column %s is generated, and the analysis %s has values for it; %s"
              .formatted(qualified(table, name), analysis.name(), REMEDY));
    }
    return wanted
        .castFor(column)
        .orElseThrow(
            () ->
                StepFailure.wrongUse(
                    "the warehouse's column %s is %s, which may not hold every value of the analysis"
                            .formatted(qualified(table, name), column.type())
                        + " %s as it is; allowed: %s; change its type, or %s"
                            .formatted(analysis.name(), wanted.allowed(), REMEDY)));
  }

  private static void checkOthers(TableDefinition table, Analysis analysis) {
    Set<String> written = new HashSet<>(analysis.resultColumns());
    written.addAll(KEY.keySet());
    table
        .columns()
        .forEach(
            (name, column) -> {
              if (!written.contains(name) && column.notNull() && !column.hasDefault()) {
                throw StepFailure.wrongUse(
                    "the warehouse's column %s is NOT NULL and has no default, and the analysis %s"
                            .formatted(qualified(table, name), analysis.name())
                        + " has no values for it; give it one, or "
                        + REMEDY);
              }
            });
  }

  private static String qualified(TableDefinition table, String column) {
    return WarehouseSchema.PUBLISHED + "." + table.name() + "." + column;
  }
}
