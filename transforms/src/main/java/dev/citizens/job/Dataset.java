package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import java.util.List;

/**
 * What the data is.
 *
 * @param name in the lake, and of results without a name
 * @param file the CSV file's path if {@code --csv} is not given; its last part is the name in the
 *     lake
 * @param dialect the CSV file's
 * @param keyColumn the column with {@code key: true}, or null
 */
public record Dataset(
    String name, String file, CsvDialect dialect, List<Column> columns, String keyColumn) {
  /** The CSV file's name in the lake. */
  public String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The column's place in the row, or -1. */
  public int indexOf(String column) {
    return columnNames().indexOf(column);
  }

  /** The first line of the CSV file, without quotes and line end. */
  public String header() {
    return String.join(Character.toString(dialect.delimiter()), columnNames());
  }
}
