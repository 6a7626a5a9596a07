package dev.citizens.extract.lint;

import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.lint.LintedTable.Finding;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.extract.split.SqlName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * By which columns rows of a table are named, and read.
 *
 * @param isTable whether it could have a key; not a view or a query
 * @param key the columns of its primary key; none if it has none
 * @param examples what is selected to name a row, in SQL; null if nothing names one
 */
record TableKeys(boolean isTable, List<String> key, @Nullable String examples) {
  private static final Set<String> BYTES =
      Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit");

  private static final String COLUMNS =
      "SELECT t.TABLE_TYPE, c.COLUMN_NAME, c.DATA_TYPE FROM information_schema.TABLES t"
          + " JOIN information_schema.COLUMNS c"
          + " ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME"
          + " WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = ?";

  /** Asks the server. */
  static TableKeys of(Connection connection, TableQuery query) throws SQLException {
    if (query.source().isQuery()) {
      return new TableKeys(false, List.of(), named(query.splitColumn(), List.of()));
    }
    boolean isTable = false;
    List<String> inBytes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, query.table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          isTable = !rows.getString(1).contains("VIEW");
          if (BYTES.contains(rows.getString(3))) {
            inBytes.add(rows.getString(2));
          }
        }
      }
    }
    List<String> key = DescribeTable.primaryKey(connection, query.table());
    String examples =
        key.isEmpty()
            ? named(query.splitColumn(), inBytes)
            : key.stream()
                .map(column -> named(column, inBytes))
                .collect(Collectors.joining(", ", "CONCAT_WS(',', ", ")"));
    return new TableKeys(isTable, key, examples);
  }

  private static @Nullable String named(@Nullable String column, List<String> inBytes) {
    if (column == null) {
      return null;
    }
    String quoted = SqlName.quoted(column);
    return inBytes.contains(column) ? "HEX(" + quoted + ")" : "CAST(" + quoted + " AS CHAR)";
  }

  /** What is to be said of a table that is read in ranges, or could be. */
  List<Finding> findings(TableQuery query, TableColumns columns, long rows) {
    List<Finding> findings = new ArrayList<>();
    if (isTable && key.isEmpty()) {
      findings.add(
          of(
              "",
              "no primary key",
              "no incremental without a unique key",
              "none here: ALTER TABLE %s ADD PRIMARY KEY (…)"
                  .formatted(SqlName.quoted(query.table()))));
    }
    SplitKey split = columns.key();
    boolean isLarge = rows > SplitTable.ROWS_PER_RANGE;
    if (isLarge && (split == null || !split.splits())) {
      findings.add(
          of(
              split == null ? "" : split.column(),
              "many rows, and no ranges",
              "read" + columns.inOnePiece(),
              "splitColumn: a column of numbers or dates"));
    } else if (isLarge && split.index() == null && isTable) {
      findings.add(
          of(
              split.column(),
              "no index for the ranges",
              "each range reads the whole table",
              "none here: CREATE INDEX %1$s ON %2$s (%1$s)"
                  .formatted(SqlName.quoted(split.column()), SqlName.quoted(query.table()))));
    }
    return findings;
  }

  private static Finding of(String column, String what, String effect, String cure) {
    return new Finding(column, what, null, null, null, effect, cure);
  }
}
