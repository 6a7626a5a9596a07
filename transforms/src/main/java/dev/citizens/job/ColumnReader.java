package dev.citizens.job;

import dev.citizens.csv.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an element of {@code columns}. */
final class ColumnReader {
  private static final Set<String> KEYS = Set.of("name", "type", "key", "required", "nulls");

  private ColumnReader() {}

  /**
   * Reads a column.
   *
   * @param nulls what stands for NULL in a column that does not say it
   */
  static Column read(YamlNode node, List<String> nulls) {
    checkQuotes(node);
    Map<String, YamlNode> keys = node.map(KEYS);
    return new Column(
        JobFileReader.name(node.required(keys, "name")),
        type(keys.get("type")),
        isTrue(keys.get("key")) || isTrue(keys.get("required")),
        nulls(keys.get("nulls"), nulls));
  }

  /** Whether the column is the key. */
  static boolean isKey(YamlNode node) {
    return isTrue(node.map().get("key"));
  }

  private static boolean isTrue(YamlNode node) {
    return node != null && node.trueOrFalse();
  }

  /** In braces, YAML takes the comma of a decimal for the end of a value. */
  private static void checkQuotes(YamlNode node) {
    YamlNode type = node.map().get("type");
    if (type != null && type.isText() && type.text().matches("decimal\\(\\d+")) {
      throw type.error("put the type in quotes, as \"decimal(12,2)\": it has a comma");
    }
  }

  private static ColumnType type(YamlNode node) {
    if (node == null) {
      return ColumnType.TEXT;
    }
    try {
      return ColumnType.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.error(e.getMessage());
    }
  }

  /** The texts of a list that stand for NULL; the others if there is no list. */
  static List<String> nulls(YamlNode node, List<String> others) {
    return node == null ? others : node.list().stream().map(YamlNode::anyText).distinct().toList();
  }
}
