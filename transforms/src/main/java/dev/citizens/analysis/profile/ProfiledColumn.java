package dev.citizens.analysis.profile;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;

/**
 * A column that is profiled.
 *
 * @param column its place in the row
 * @param type what its values are, which says their order
 */
public record ProfiledColumn(String name, int column, ColumnType type) implements Serializable {
  ColumnProfile start() {
    return switch (type.kind()) {
      case LONG -> new NumberProfile();
      case DECIMAL, DOUBLE -> new DecimalProfile();
      // The canonical texts of all others have the order of their values.
      case BOOLEAN, DATE, TIME, TIMESTAMP, BYTES, TEXT, JSON -> new TextProfile();
    };
  }
}
