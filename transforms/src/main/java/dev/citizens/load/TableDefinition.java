package dev.citizens.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table of the warehouse as PostgreSQL's catalog has it.
 *
 * @param exists whether anything has this name
 * @param obstacle why nothing of this name takes rows as they are: it is a view, say; else null
 * @param columns by name; none if there is no such table
 */
record TableDefinition(String name, boolean exists, String obstacle, Map<String, Column> columns) {
  /**
   * A column of it.
   *
   * @param type as SQL writes it, with its length: {@code character(8)}
   * @param baseType by its name in the catalog; null of an enum, a domain, an array or one with a
   *     length, precision or other limit
   * @param generated whether the server alone says what it holds
   * @param hasDefault whether it need not be named in an insert, NULL not counted
   */
  record Column(
      String type, String baseType, boolean notNull, boolean generated, boolean hasDefault) {
    /** A new one of that type, which may be NULL. */
    Column(String type) {
      this(type, null, false, false, false);
    }

    /** The same, but it may be NULL. */
    Column nullable() {
      return new Column(type, baseType, false, generated, hasDefault);
    }
  }

  private static final String OBSTACLE =
      """
      SELECT CASE
          WHEN relkind = 'v' THEN 'is a view'
          WHEN relkind = 'm' THEN 'is a materialized view'
          WHEN relkind = 'f' THEN 'is a foreign table'
          WHEN relkind = 'p' THEN 'is partitioned'
          WHEN relkind <> 'r' THEN 'is no table'
          WHEN row_security_active(c.oid) THEN 'has row-level security'
          WHEN EXISTS (SELECT FROM pg_rewrite WHERE ev_class = c.oid) THEN 'has rules'
        END
      FROM pg_class c WHERE relnamespace = to_regnamespace('citizens') AND relname = ?
      """;

  private static final String COLUMNS =
      """
      SELECT attname, format_type(atttypid, atttypmod),
        CASE WHEN typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b' AND typelem = 0
          AND atttypmod = -1 THEN typname END,
        attnotnull, attgenerated <> '' OR attidentity = 'a',
        atthasdef OR attidentity <> ''
      FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid JOIN pg_type t ON t.oid = atttypid
      WHERE relnamespace = to_regnamespace('citizens') AND relname = ? AND attnum > 0
        AND NOT attisdropped
      ORDER BY attnum
      """;

  static TableDefinition read(Connection connection, String name) throws SQLException {
    boolean exists = false;
    String obstacle = null;
    Map<String, Column> columns = new LinkedHashMap<>();
    try (PreparedStatement table = connection.prepareStatement(OBSTACLE);
        PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      table.setString(1, name);
      try (ResultSet found = table.executeQuery()) {
        if (found.next()) {
          exists = true;
          obstacle = found.getString(1);
        }
      }
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          columns.put(
              found.getString(1),
              new Column(
                  found.getString(2),
                  found.getString(3),
                  found.getBoolean(4),
                  found.getBoolean(5),
                  found.getBoolean(6)));
        }
      }
    }
    return new TableDefinition(name, exists, obstacle, columns);
  }

  /** The same with another column, or one that is new. */
  TableDefinition with(String column, Column definition) {
    Map<String, Column> changed = new LinkedHashMap<>(columns);
    changed.put(column, definition);
    return new TableDefinition(name, exists, obstacle, changed);
  }
}
