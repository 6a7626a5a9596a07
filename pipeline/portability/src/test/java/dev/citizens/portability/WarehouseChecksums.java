package dev.citizens.portability;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All tables of the warehouse, row by row; only attempts, times and the lake's own place are left
 * out of the ledger.
 */
final class WarehouseChecksums {
  private static final String TABLES =
      """
      SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
      FROM information_schema.columns
      WHERE table_schema = 'citizens' AND table_name <> 'flyway_schema_history'
        AND data_type NOT IN ('uuid', 'timestamp with time zone')
        AND column_name NOT IN ('elapsed_millis', 'uri')
      GROUP BY table_name\
      """;

  private static final String CHECKSUM =
      """
      SELECT count(*), encode(sha256(convert_to(
        coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex')
      FROM (SELECT row(%s)::text AS line FROM citizens.%s) AS rows\
      """;

  private WarehouseChecksums() {}

  /** The checksum of each table and view by its name. */
  static SortedMap<String, Checksum> of(Connection warehouse) throws SQLException {
    SortedMap<String, Checksum> checksums = new TreeMap<>();
    try (Statement statement = warehouse.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        String table = tables.getString(1);
        checksums.put("citizens." + table, ofTable(warehouse, table, tables.getString(2)));
      }
    }
    return checksums;
  }

  private static Checksum ofTable(Connection warehouse, String table, String columns)
      throws SQLException {
    try (Statement statement = warehouse.createStatement();
        ResultSet found = statement.executeQuery(CHECKSUM.formatted(columns, table))) {
      found.next();
      return new Checksum(found.getLong(1), found.getString(2));
    }
  }
}
