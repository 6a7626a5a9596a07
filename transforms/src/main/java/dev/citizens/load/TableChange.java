package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be done to a table before it holds a result: it is made, or gets columns, or as a rule
 * nothing. A table that somebody else made is used as it is, and never changed.
 *
 * @param ours whether a load has made the table, or will
 * @param creates whether that needs the right to create something in the schema
 * @param statements in SQL; none if the table is as it should be
 */
record TableChange(Analysis analysis, boolean ours, boolean creates, List<String> statements) {
  /**
   * Looks at the table; nothing is changed yet.
   *
   * @throws StepFailure with status 2 if no change makes the table fit the result
   */
  static TableChange of(Connection connection, Analysis analysis) throws SQLException {
    NewTable.checkLimits(analysis);
    TableDefinition table = TableDefinition.read(connection, analysis.name());
    if (!table.exists()) {
      Optional<String> taken = NewTable.takenName(connection, analysis.name());
      if (taken.isEmpty()) {
        return new TableChange(analysis, true, true, NewTable.statements(analysis));
      }
      // Another load may have made the table between both looks, and taken the names with it.
      table = TableDefinition.read(connection, analysis.name());
      if (!table.exists()) {
        throw NewTable.refusal(analysis.name(), taken.get());
      }
    }
    Optional<KnownTable> known = KnownTable.read(connection, analysis.name());
    if (known.isEmpty()) {
      TableFit.of(table, analysis);
      return new TableChange(analysis, false, false, List.of());
    }
    return grown(table, known.get(), analysis);
  }

  /** Whether anything is to be done. */
  boolean isNeeded() {
    return !statements.isEmpty();
  }

  /** Does it, in the transaction of the connection, whose user owns the table. */
  void apply(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "change " + Identifier.published(analysis.name()));
    }
    KnownTable.of(analysis).save(connection);
  }

  private static TableChange grown(TableDefinition table, KnownTable known, Analysis analysis) {
    checkSameMeaning(known, KnownTable.of(analysis));
    String name = Identifier.published(table.name());
    List<String> statements = new ArrayList<>();
    TableDefinition after = table;
    for (ResultColumn column : analysis.result()) {
      String quoted = Identifier.quoted(column.name());
      TableDefinition.Column found = table.columns().get(column.name());
      if (found == null) {
        String type = PostgresType.of(column).sql();
        statements.add("ALTER TABLE %s ADD COLUMN %s %s".formatted(name, quoted, type));
        after = after.with(column.name(), new TableDefinition.Column(type));
      } else if (found.notNull() && column.mayBeNull()) {
        statements.add("ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL".formatted(name, quoted));
        after = after.with(column.name(), found.nullable());
      }
    }
    TableFit.of(after, analysis);
    boolean grows = after.columns().size() > table.columns().size();
    if (grows) {
      statements.add(NewTable.view(table.name()));
    }
    if (!known.question().equals(analysis.question())) {
      statements.add(NewTable.comment(analysis));
    }
    return new TableChange(analysis, true, grows, statements);
  }

  /** A column may come; what is there must keep its meaning, or old days would be misread. */
  private static void checkSameMeaning(KnownTable known, KnownTable now) {
    Set<String> keys = new HashSet<>(known.keys());
    if (!keys.equals(new HashSet<>(now.keys()))) {
      throw refusal(
          known,
          "has a row for each %s, and the analysis %s now one for each %s"
              .formatted(
                  String.join(", ", known.keys()), known.name(), String.join(", ", now.keys())));
    }
    for (Map.Entry<String, String> column : known.typeByColumn().entrySet()) {
      String type = now.typeByColumn().get(column.getKey());
      if (type == null) {
        throw refusal(
            known,
            "has the column %s, and the analysis %s no longer has it"
                .formatted(column.getKey(), known.name()));
      }
      if (!type.equals(column.getValue())) {
        throw refusal(
            known,
            "has the column %s of type %s, and the analysis %s now has %s for it"
                .formatted(column.getKey(), column.getValue(), known.name(), type));
      }
    }
  }

  private static StepFailure refusal(KnownTable known, String what) {
    String table = Identifier.shown(known.name());
    return StepFailure.wrongUse(
        "%s %s; give the analysis another name with as: in the job file, or drop the old result with"
                .formatted(table, what)
            + " all its days: DROP TABLE %s CASCADE".formatted(table));
  }
}
