package dev.citizens.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Texts as PostgreSQL's {@code text[]}. */
public final class TextArray {
  private TextArray() {}

  /** For a parameter of a statement. */
  public static Array of(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** Reads a column, the first one being 1, in which neither the array nor an element is NULL. */
  public static List<String> read(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
