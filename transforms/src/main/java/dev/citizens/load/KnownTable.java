package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ResultColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that a load has made, as its result was at that time. Ours it is as long as it has the
 * index that we gave it: a table that somebody else puts in its place is not.
 *
 * @param question its comment
 * @param typeByColumn those of the result, as SQL writes them
 */
record KnownTable(
    String name, String question, List<String> keys, Map<String, String> typeByColumn) {
  private static final String READ =
      """
      SELECT question, key_columns, column_names, column_types FROM citizens.result_table known
      WHERE name = ? AND EXISTS (
        SELECT FROM pg_class t JOIN pg_index i ON i.indrelid = t.oid
          JOIN pg_class o ON o.oid = i.indexrelid
        WHERE t.relnamespace = to_regnamespace('citizens') AND t.relname = known.name
          AND o.relname = ?)
      """;

  private static final String SAVE =
      """
      INSERT INTO citizens.result_table (name, question, key_columns, column_names, column_types)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET question = excluded.question,
        key_columns = excluded.key_columns, column_names = excluded.column_names,
        column_types = excluded.column_types
      """;

  /** The table of an analysis as it would be made now. */
  static KnownTable of(Analysis analysis) {
    Map<String, String> typeByColumn = new LinkedHashMap<>();
    for (ResultColumn column : analysis.result()) {
      typeByColumn.put(column.name(), PostgresType.of(column).sql());
    }
    return new KnownTable(
        analysis.name(), analysis.question(), List.copyOf(analysis.keyColumns()), typeByColumn);
  }

  /** Reads the ledger; empty if the table is not there, or not ours. */
  static Optional<KnownTable> read(Connection connection, String name) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(READ)) {
      query.setString(1, name);
      query.setString(2, Identifier.once(name));
      try (ResultSet known = query.executeQuery()) {
        if (!known.next()) {
          return Optional.empty();
        }
        List<String> names = TextArray.read(known, 3);
        List<String> types = TextArray.read(known, 4);
        Map<String, String> typeByColumn = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          typeByColumn.put(names.get(i), types.get(i));
        }
        return Optional.of(
            new KnownTable(name, known.getString(1), TextArray.read(known, 2), typeByColumn));
      }
    }
  }

  void save(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
      insert.setString(1, name);
      insert.setString(2, question);
      insert.setArray(3, TextArray.of(connection, keys));
      insert.setArray(4, TextArray.of(connection, typeByColumn.keySet()));
      insert.setArray(5, TextArray.of(connection, typeByColumn.values()));
      insert.executeUpdate();
    }
  }
}
