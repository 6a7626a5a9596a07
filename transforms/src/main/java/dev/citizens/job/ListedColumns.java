package dev.citizens.job;

import dev.citizens.job.ColumnReader.ReadColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The columns that a data set lists, as far as they could be read.
 *
 * @param keyColumn the one with {@code key: true}; null if none has it
 * @param areAll whether they are all that the data set has, without a mistake
 */
record ListedColumns(List<Column> columns, @Nullable String keyColumn, boolean areAll) {
  /** None is listed: those of a table are the server's. */
  static final ListedColumns NONE = new ListedColumns(List.of(), null, false);

  static ListedColumns read(Supplier<List<YamlNode>> list, ColumnReader reader, Mistakes mistakes) {
    int before = mistakes.found();
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String keyColumn = null;
    for (YamlNode each : mistakes.read(list, List.<YamlNode>of())) {
      ReadColumn read = mistakes.read(() -> reader.read(each));
      if (read == null) {
        continue;
      }
      Column column = read.column();
      if (!names.add(column.name())) {
        mistakes.add(each.error("column " + column.name() + " stands there twice"));
        continue;
      }
      if (read.isKey() && keyColumn != null) {
        mistakes.add(
            each.error("two columns have key: true, " + keyColumn + " and " + column.name()));
      }
      keyColumn = read.isKey() ? column.name() : keyColumn;
      columns.add(column);
    }
    boolean areAll = mistakes.found() == before && !columns.isEmpty();
    return new ListedColumns(List.copyOf(columns), keyColumn, areAll);
  }
}
