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
 * @param transform what is made of its rows; null: they are written as they are
 * @param transformation the same when the columns are known; else null
 */
public record MySqlTable(
    String table,
    @Nullable FreeQuery query,
    @Nullable String splitColumn,
    List<String> columnNames,
    @Nullable RowCondition where,
    @Nullable Mirror mirror,
    @Nullable Incremental incremental,
    Drift drift,
    @Nullable Transform transform,
    @Nullable Transformation transformation)
    implements Source {
  /** A table whose rows are written as they are. */
  public MySqlTable(
      String table,
      @Nullable FreeQuery query,
      @Nullable String splitColumn,
      List<String> columnNames,
      @Nullable RowCondition where,
      @Nullable Mirror mirror,
      @Nullable Incremental incremental,
      Drift drift) {
    this(table, query, splitColumn, columnNames, where, mirror, incremental, drift, null, null);
  }

  /** A table of which all rows are read, for what is asked of it. */
  public MySqlTable(String table, @Nullable String splitColumn, List<String> columnNames) {
    this(table, null, splitColumn, columnNames, null, null, null, Drift.EVOLVE);
  }

  /** The same table, read in ranges of that column. */
  public MySqlTable withSplitColumn(@Nullable String chosen) {
    return with(chosen, columnNames, transform, transformation);
  }

  /** The same table, of which only these columns are read. */
  public MySqlTable withColumnNames(List<String> names) {
    return with(splitColumn, names, transform, transformation);
  }

  /** The same table, of whose rows that is made; null: they are written as they are. */
  MySqlTable withTransformation(@Nullable Transformation known) {
    return with(splitColumn, columnNames, known == null ? null : transform, known);
  }

  private MySqlTable with(
      @Nullable String chosen,
      List<String> names,
      @Nullable Transform made,
      @Nullable Transformation known) {
    return new MySqlTable(
        table, query, chosen, names, where, mirror, incremental, drift, made, known);
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
