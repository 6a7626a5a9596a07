package dev.citizens.extract.lint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import java.util.List;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is to be written under {@code columns} to declare one of them otherwise. As {@code columns}
 * says which are read, too, all others are in it, as they are now.
 */
final class ColumnEntries {
  private static final int MOST_CHARACTERS = 300;

  private final boolean areListed;
  private final @Nullable String key;
  private final List<Column> declared;

  /**
   * Entries.
   *
   * @param asked the data set as the job file has it
   * @param declared its columns, from the job file or from the server
   */
  ColumnEntries(Dataset asked, List<Column> declared) {
    this.areListed = asked.knowsColumns();
    this.key = asked.keyColumn();
    this.declared = declared;
  }

  /** Whether the job file says {@code key: true} of the column. */
  boolean isKey(Column column) {
    return column.name().equals(key);
  }

  /** The cure that declares a column so. */
  String with(Column cured) {
    if (areListed) {
      return "in columns:, %s instead of %s".formatted(entry(cured), cured.name());
    }
    String all =
        declared.stream()
            .map(column -> entry(column.name().equals(cured.name()) ? cured : column))
            .collect(Collectors.joining(", ", "columns: [", "]"));
    return all.length() <= MOST_CHARACTERS
        ? all
        : "list all columns with their types, with %s for %s".formatted(entry(cured), cured.name());
  }

  /** The cure that reads all columns but these. */
  String without(List<String> left) {
    String names = String.join(", ", left);
    String others =
        declared.stream()
            .map(Column::name)
            .filter(name -> !left.contains(name))
            .collect(Collectors.joining(", ", "columns: [", "]"));
    return areListed || others.length() > MOST_CHARACTERS
        ? "list all columns without " + names
        : "%s, which is without %s".formatted(others, names);
  }

  private String entry(Column column) {
    String type = column.type().toString();
    StringBuilder entry = new StringBuilder("{name: ").append(column.name());
    entry.append(", type: ").append(type.contains(",") ? quoted(type) : type);
    if (isKey(column)) {
      entry.append(", key: true"); // which is required
    } else if (column.required()) {
      entry.append(", required: true");
    }
    if (!column.nulls().isEmpty()) {
      entry.append(
          column.nulls().stream()
              .map(ColumnEntries::quoted)
              .collect(Collectors.joining(", ", ", nulls: [", "]")));
    }
    return entry.append('}').toString();
  }

  /** In JSON, which is YAML, too. */
  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
