package dev.citizens.job;

import dev.citizens.csv.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads an element of {@code columns}. */
final class ColumnReader {
  private static final Set<String> KEYS =
      Set.of("name", "header", "type", "key", "required", "nulls");

  private ColumnReader() {}

  /**
   * Reads a column.
   *
   * @param noHeader why there is no header that it could be named in, as a phrase; null if there is
   * @param nulls what stands for NULL in a column that does not say it
   */
  static Column read(YamlNode node, @Nullable String noHeader, List<String> nulls) {
    checkQuotes(node);
    Map<String, YamlNode> keys = node.map(KEYS);
    String name = name(node.required(keys, "name"), noHeader == null);
    YamlNode header = keys.get("header");
    if (header != null && noHeader != null) {
      throw header.error("header is the name of a column in a header, and " + noHeader);
    }
    return new Column(
        name,
        header == null ? name : header.anyText(),
        type(keys.get("type")),
        isTrue(keys.get("key")) || isTrue(keys.get("required")),
        nulls(keys.get("nulls"), nulls));
  }

  private static String name(YamlNode node, boolean hasHeader) {
    String name = node.anyText();
    if (hasHeader && !JobFileReader.isName(name)) {
      throw node.error(
          "\"%s\" is not a name: letters, digits and _, at most 63, no digit first; if the file has it, say so beside another name, as {name: NAME, header: \"%1$s\"}"
              .formatted(name));
    }
    return JobFileReader.name(node);
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
