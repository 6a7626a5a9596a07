package dev.citizens.job;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;
import java.util.List;

/**
 * A column of the data set.
 *
 * @param name in questions and results
 * @param header its name in the header of a file, which may be any text
 * @param type what a value must be; a row with another one is bad
 * @param required whether a row without a value is bad
 * @param nulls texts that stand for NULL, in quotes or not, beside the empty field
 */
public record Column(
    String name, String header, ColumnType type, boolean required, List<String> nulls)
    implements Serializable {
  /** A column. */
  public Column {
    nulls = List.copyOf(nulls);
  }

  /** A column with the same name in the header. */
  public Column(String name, ColumnType type, boolean required, List<String> nulls) {
    this(name, name, type, required, nulls);
  }

  /** A column with the same name in the header, in which only the empty field is NULL. */
  public Column(String name, ColumnType type, boolean required) {
    this(name, type, required, List.of());
  }
}
