package dev.citizens.job;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table or view of the MySQL server, or a query that stands for one.
 *
 * @param table its name; of a query, that of the data set
 * @param query whose rows are read; null: those of the table
 * @param splitColumn by which it is read in ranges; null: by a key that is chosen
 * @param columnNames which of its columns are read; empty: all
 * @param where which of its rows are read; null: all
 * @param mirror if the warehouse is to have it too; null: only what is asked of it
 * @param incremental if only its changes are read; null: all rows, each day
 * @param drift what happens when its columns have changed
 */
public record MySqlTable(
    String table,
    @Nullable FreeQuery query,
    @Nullable String splitColumn,
    List<String> columnNames,
    @Nullable RowCondition where,
    @Nullable Mirror mirror,
    @Nullable Incremental incremental,
    Drift drift)
    implements Source {
  /** A table of which all rows are read, for what is asked of it. */
  public MySqlTable(String table, @Nullable String splitColumn, List<String> columnNames) {
    this(table, null, splitColumn, columnNames, null, null, null, Drift.EVOLVE);
  }

  /** The same table, read in ranges of that column. */
  public MySqlTable withSplitColumn(@Nullable String chosen) {
    return new MySqlTable(table, query, chosen, columnNames, where, mirror, incremental, drift);
  }

  /** The same table, of which only these columns are read. */
  public MySqlTable withColumnNames(List<String> names) {
    return new MySqlTable(table, query, splitColumn, names, where, mirror, incremental, drift);
  }

  @Override
  public String rawStep() {
    return "extract";
  }

  /** The name of the file in the lake that holds its rows. */
  public String fileName() {
    return table + ".csv";
  }
}
