package dev.citizens.job;

import dev.citizens.sql.tree.RowQuery;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

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

  /** On one line, for people. */
  public String shown() {
    return sql().strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
