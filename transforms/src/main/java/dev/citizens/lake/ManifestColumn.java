package dev.citizens.lake;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.util.List;

/**
 * A column as a manifest describes it.
 *
 * @param type as in the job file
 * @param required whether each row has a value
 */
public record ManifestColumn(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String type,
    @JsonProperty(required = true) boolean required) {

  /** Describes columns. */
  public static List<ManifestColumn> of(List<Column> columns) {
    return columns.stream()
        .map(each -> new ManifestColumn(each.name(), each.type().toString(), each.required()))
        .toList();
  }

  /** A column that has a text in each row. */
  public static ManifestColumn text(String name) {
    return new ManifestColumn(name, "text", true);
  }

  /** The column. */
  public Column column() {
    return new Column(name, ColumnType.parse(type), required);
  }

  /** Whether it has a name and a type that there is. */
  boolean isWhole() {
    try {
      return name != null && type != null && ColumnType.parse(type) != null;
    } catch (IllegalArgumentException noType) {
      return false;
    }
  }
}
