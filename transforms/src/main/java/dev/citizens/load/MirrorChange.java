package dev.citizens.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be done to a mirrored table before it can have another day: it is made, or gets
 * columns, or as a rule nothing.
 *
 * @param statements in SQL; none if the table is as it should be
 */
record MirrorChange(MirroredTable table, List<String> statements) {
  private static final String OWNER =
      """
      SELECT dataset FROM citizens.mirror_table known
      WHERE name = ? AND EXISTS (
        SELECT FROM pg_class t WHERE t.relnamespace = to_regnamespace('citizens')
          AND t.relname = known.name AND t.relkind = 'p')
      """;

  /**
   * Looks at the table; nothing is changed yet.
   *
   * @throws dev.citizens.failures.StepFailure with status 2 if no change makes the table fit
   */
  static MirrorChange of(Connection connection, MirroredTable table) throws SQLException {
    table.checkLimits();
    Optional<String> owner = owner(connection, table.name());
    if (owner.isEmpty()) {
      Optional<String> taken = NewTable.takenName(connection, table.names());
      if (taken.isEmpty()) {
        return new MirrorChange(table, created(table));
      }
      // Another load may have made the table between both looks.
      owner = owner(connection, table.name());
      if (owner.isEmpty()) {
        throw table.refusal(taken.get());
      }
    }
    if (!owner.get().equals(table.dataset())) {
      throw table.refusalOfChange(
          "has the rows of the data set %s, and %s is another one"
              .formatted(owner.get(), table.dataset()));
    }
    return new MirrorChange(table, grown(connection, table));
  }

  /** Whose the table is, if a load has made it and it is there. */
  static Optional<String> owner(Connection connection, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OWNER)) {
      query.setString(1, table);
      try (ResultSet known = query.executeQuery()) {
        return known.next() ? Optional.of(known.getString(1)) : Optional.empty();
      }
    }
  }

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
      throw SchemaLock.waitedTooLong(e, "change " + table.shownName());
    }
  }

  private static List<String> created(MirroredTable table) {
    String name = Identifier.literal(table.name());
    String dataset = Identifier.literal(table.dataset());
    return List.of(
        "CREATE TABLE %s (%s) PARTITION BY LIST (%s)"
            .formatted(
                table.qualifiedName(), String.join(", ", table.definitions()), MirroredTable.DAY),
        view(table),
        "COMMENT ON TABLE %s IS %s"
            .formatted(
                table.qualifiedName(),
                Identifier.literal("the data set " + table.dataset() + " as it was extracted")),
        "INSERT INTO citizens.mirror_table (name, dataset) VALUES (%s, %s)".formatted(name, dataset)
            + " ON CONFLICT (name) DO UPDATE SET dataset = excluded.dataset",
        // Of a table of that name that somebody has dropped.
        "DELETE FROM citizens.run_mirror WHERE name = " + name);
  }

  /** The day is looked up in the ledger, so that only its partition is read. */
  private static String view(MirroredTable table) {
    return "CREATE OR REPLACE VIEW %s AS SELECT t.* FROM %s t WHERE t.%s = (SELECT max(m.run_date)"
            .formatted(
                Identifier.published(Identifier.latest(table.name())),
                table.qualifiedName(),
                MirroredTable.DAY)
        + " FROM citizens.run_mirror m WHERE m.name = %s)"
            .formatted(Identifier.literal(table.name()));
  }

  /** A column may come; what is there must keep its meaning, or old days would be misread. */
  private static List<String> grown(Connection connection, MirroredTable table)
      throws SQLException {
    Map<String, String> there = new LinkedHashMap<>();
    TableDefinition.read(connection, table.name())
        .columns()
        .forEach((name, column) -> there.put(name, column.type()));
    there.remove(MirroredTable.DAY);
    List<String> statements = new ArrayList<>();
    for (MirroredTable.Column column : table.columns()) {
      String type = there.remove(column.name());
      if (type == null) {
        statements.add(
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(table.qualifiedName(), Identifier.quoted(column.name()), column.type()));
      } else if (!type.equals(column.type())) {
        throw table.refusalOfChange(
            "has the column %s of type %s, and the data set %s now has %s for it"
                .formatted(column.name(), type, table.dataset(), column.type()));
      }
    }
    if (!there.isEmpty()) {
      throw table.refusalOfChange(
          "has the column %s, and the data set %s does not have it"
              .formatted(there.keySet().iterator().next(), table.dataset()));
    }
    if (!statements.isEmpty()) {
      statements.add(view(table));
    }
    return statements;
  }
}
