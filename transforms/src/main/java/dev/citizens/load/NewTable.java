package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result's table as a load makes it: keyed by day and data set, with the result's columns, an
 * index that keeps its rows apart, and a view of each data set's last day.
 */
final class NewTable {
  /** PostgreSQL's limit, less those of day and data set. */
  private static final int MOST_KEYS = 30;

  private static final String REMEDY = "; give it another name with as: in the job file";

  /** Of the first result with that name; its rows have a type of that name too. */
  private static final String TAKEN =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace('citizens') AND relname = ANY (?)
      UNION SELECT typname FROM pg_type
      WHERE typnamespace = to_regnamespace('citizens') AND typname = ANY (?) ORDER BY 1
      """;

  private NewTable() {}

  /** Fails with status 2 if PostgreSQL has no table for such a result. */
  static void checkLimits(Analysis analysis) {
    Stream.concat(Stream.of(analysis.name()), analysis.resultColumns().stream())
        .filter(Identifier::isTooLong)
        .findFirst()
        .ifPresent(
            name -> {
              throw StepFailure.wrongUse(
                  "the analysis %s needs the name %s in the warehouse, which has names of at most %s"
                          .formatted(analysis.name(), name, Identifier.MOST_BYTES)
                      + " bytes"
                      + REMEDY);
            });
    if (analysis.keyColumns().size() > MOST_KEYS) {
      throw StepFailure.wrongUse(
          "the analysis %s has a row for each value of %s columns, and the warehouse can tell rows"
                  .formatted(analysis.name(), analysis.keyColumns().size())
              + " apart by at most %s".formatted(MOST_KEYS));
    }
    if (Rights.LEDGER.contains(analysis.name())) {
      throw StepFailure.wrongUse(
          "the result of the analysis %s would be a table of the warehouse's ledger"
                  .formatted(analysis.name())
              + REMEDY);
    }
  }

  /** A name that the table, or what it has, would get, and something else has; empty if none. */
  static Optional<String> takenName(Connection connection, String table) throws SQLException {
    return takenName(connection, names(table));
  }

  /** The first of these names that something has; empty if none. */
  static Optional<String> takenName(Connection connection, List<String> names) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TAKEN)) {
      query.setArray(1, TextArray.of(connection, names));
      query.setArray(2, TextArray.of(connection, names));
      try (ResultSet taken = query.executeQuery()) {
        return taken.next() ? Optional.of(taken.getString(1)) : Optional.empty();
      }
    }
  }

  static StepFailure refusal(String table, String takenName) {
    return StepFailure.wrongUse(
        "the analysis %s needs the name %s in the warehouse, and something else has it"
                .formatted(table, Identifier.shown(takenName))
            + REMEDY);
  }

  /** All that are taken when the table has been made. */
  static List<String> names(String table) {
    return List.of(table, Identifier.latest(table), Identifier.once(table));
  }

  static List<String> statements(Analysis analysis) {
    return List.of(table(analysis), index(analysis), view(analysis.name()), comment(analysis));
  }

  private static String table(Analysis analysis) {
    List<String> columns =
        new ArrayList<>(List.of("run_date date NOT NULL", "dataset text NOT NULL"));
    for (ResultColumn column : analysis.result()) {
      columns.add(
          Identifier.quoted(column.name())
              + " "
              + PostgresType.of(column).sql()
              + (column.mayBeNull() ? "" : " NOT NULL"));
    }
    return "CREATE TABLE %s (%s)"
        .formatted(Identifier.published(analysis.name()), String.join(", ", columns));
  }

  /** NULL is a group of its own, once. A long value is represented by its MD5. */
  private static String index(Analysis analysis) {
    Map<String, ResultColumn> columns =
        analysis.result().stream()
            .collect(Collectors.toMap(ResultColumn::name, Function.identity()));
    List<String> keys = new ArrayList<>(List.of("run_date", "dataset"));
    for (String key : analysis.keyColumns()) {
      String quoted = Identifier.quoted(key);
      boolean isLong = PostgresType.of(columns.get(key)).isLong();
      keys.add(isLong ? "(md5(" + quoted + ")::uuid)" : quoted);
    }
    return "CREATE UNIQUE INDEX %s ON %s (%s) NULLS NOT DISTINCT"
        .formatted(
            Identifier.quoted(Identifier.once(analysis.name())),
            Identifier.published(analysis.name()),
            String.join(", ", keys));
  }

  /** Of all columns that the table has by then: new ones come last, as a view's must. */
  static String view(String table) {
    return "CREATE OR REPLACE VIEW %s AS SELECT t.* FROM %s t JOIN citizens.latest_run"
            .formatted(Identifier.published(Identifier.latest(table)), Identifier.published(table))
        + " USING (run_date, dataset)";
  }

  static String comment(Analysis analysis) {
    return "COMMENT ON TABLE %s IS %s"
        .formatted(Identifier.published(analysis.name()), Identifier.literal(analysis.question()));
  }
}
