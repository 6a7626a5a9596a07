package dev.citizens.job;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table or view of the MySQL server.
 *
 * @param splitColumn by which it is read in ranges; null: by a key that is chosen
 * @param columnNames which of its columns are read; empty: all
 */
public record MySqlTable(String table, @Nullable String splitColumn, List<String> columnNames)
    implements Source {
  @Override
  public String rawStep() {
    return "extract";
  }

  /** The name of the file in the lake that holds its rows. */
  public String fileName() {
    return table + ".csv";
  }
}
