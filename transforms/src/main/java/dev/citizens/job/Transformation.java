package dev.citizens.job;

import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.RowQuery;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is made of the rows that a server sends, before they are written.
 *
 * @param read the columns that the server is asked for: those that the statement names
 * @param query over these, in this order
 * @param columns of the rows that it makes
 * @param runDate the day that ages are of
 */
public record Transformation(
    List<Column> read, RowQuery query, List<Column> columns, LocalDate runDate)
    implements Serializable {
  /** The statement, as the user wrote it. */
  public String sql() {
    return query.text();
  }

  /**
   * The column of the result that has the values of a key, as they are and by whatever name; null
   * if there is none. What is made of a key tells rows apart no more.
   *
   * @param key of the rows that are read; null: they have none
   */
  @Nullable String keyOf(@Nullable String key) {
    return query.outputs().stream()
        .filter(
            output ->
                output.expression() instanceof ColumnRef column
                    && read.get(column.place()).name().equals(key))
        .map(Output::name)
        .findFirst()
        .orElse(null);
  }

  /** On one line, for people. */
  public String shown() {
    return sql().strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
