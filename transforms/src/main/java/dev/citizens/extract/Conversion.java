package dev.citizens.extract;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.SqlName;
import dev.citizens.job.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Says where the values of a column do not arrive as the server would show them. */
final class Conversion {
  /** Character sets whose bytes are UTF-8. */
  private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

  private final TableColumn column;
  private final Column declared;
  private final List<String> notes = new ArrayList<>();

  private Conversion(TableColumn column, Column declared) {
    this.column = column;
    this.declared = declared;
  }

  /**
   * For people.
   *
   * @param declared what it is written as
   * @param characterSet of its texts; null if it has none
   * @return empty if there is nothing to say
   */
  static String of(TableColumn column, Column declared, @Nullable String characterSet) {
    return new Conversion(column, declared).said(characterSet);
  }

  private String said(@Nullable String characterSet) {
    if (column.losesDigits()) {
      notes.add("read as " + column.sql() + ": a FLOAT's own text has six digits");
    } else if (!column.sql().equals(SqlName.quoted(column.name()))) {
      notes.add("read as " + column.sql());
    }
    if (characterSet != null && !UTF8.contains(characterSet.toLowerCase(Locale.ROOT))) {
      notes.add("from %s to UTF-8".formatted(characterSet));
    }
    if (column.type() == MysqlType.TIMESTAMP) {
      notes.add("in UTC");
    }
    type();
    if (!declared.nulls().isEmpty()) {
      notes.add("NULL is also " + String.join(", ", declared.nulls()));
    }
    return String.join("; ", notes);
  }

  private void type() {
    ColumnType own = column.columnType().orElse(null);
    switch (declared.type().kind()) {
      case TEXT -> {
        if (column.type() == MysqlType.TIME) {
          notes.add("as text: it may be negative, or longer than a day");
        } else if (column.isBinary()) {
          notes.add("its bytes as they are: a row in which they are no UTF-8 is a bad one");
        } else if (!declared.type().equals(own)) {
          notes.add("the server's text as it is");
        }
      }
      case DECIMAL -> {
        if (!declared.type().equals(own)) {
          notes.add(
              "%s digits behind the point; too large is a bad row"
                  .formatted(declared.type().scale()));
        }
      }
      case LONG -> {
        if (!declared.type().equals(own)) {
          notes.add("more than 64 bits with sign is a bad row");
        }
      }
      case BOOLEAN -> notes.add("0 is false, 1 is true, else a bad row");
      case TIME -> notes.add("no time of day is a bad row");
      case JSON -> {
        if (!declared.type().equals(own)) {
          notes.add("a text that is no JSON is a bad row");
        }
      }
      case BYTES -> notes.add("as hexadecimal digits");
      case DOUBLE, DATE, TIMESTAMP -> {}
    }
  }
}
