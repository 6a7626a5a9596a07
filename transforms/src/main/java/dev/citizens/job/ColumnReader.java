package dev.citizens.job;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads an element of {@code columns}. */
final class ColumnReader {
  /** What stands for NULL, in a column or in all of a file. */
  static final Shape NULLS = new Shape.ListOf(Shape.ANY_TEXT);

  static final Keys KEYS =
      Keys.of(
          "a column",
          Key.required(
              "name",
              Shape.NAME,
              "What questions, results and the warehouse call the column; the file's header too, unless header is given."),
          Key.optional(
              "header",
              Shape.ANY_TEXT,
              "What the file's header calls the column, if that is something else: any text, also an empty one. See docs/csv-interpretation.md#headers."),
          Key.optional(
              "type",
              Shape.anyOf(
                  new Shape.OneOf(ColumnType.PLAIN_NAMES),
                  new Shape.Text(
                      "`\"decimal(p,s)\"` in quotes", "^decimal\\([0-9]{1,2}, ?[0-9]{1,2}\\)$")),
              "What its values are; text if nothing is said. A value that is none makes a bad row. See docs/types.md."),
          Key.optional(
              "key",
              Shape.TRUE_OR_FALSE,
              "Whether its values tell rows apart; then it is required. At most one column."),
          Key.optional(
              "required", Shape.TRUE_OR_FALSE, "Whether a row without a value in it is bad."),
          Key.optional(
              "nulls",
              NULLS,
              "Texts that stand for NULL in this column beside the empty field, such as [NA]; instead of the file's."));

  private final @Nullable String noHeader;
  private final List<String> nulls;
  private final Mistakes mistakes;

  /**
   * A reader of the columns of a data set.
   *
   * @param noHeader why there is no header that they could be named in, as a phrase; null if there
   *     is one
   * @param nulls what stands for NULL in a column that does not say it
   */
  ColumnReader(@Nullable String noHeader, List<String> nulls, Mistakes mistakes) {
    this.noHeader = noHeader;
    this.nulls = nulls;
    this.mistakes = mistakes;
  }

  /**
   * A column as it is read.
   *
   * @param isKey whether it is the key
   */
  record ReadColumn(Column column, boolean isKey) {}

  /** Reads a column; null if it has no name. */
  @Nullable ReadColumn read(YamlNode node) {
    checkQuotes(node);
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    String name = mistakes.read(() -> name(node.required(keys, "name"), noHeader == null));
    String header = mistakes.read(() -> header(keys.get("header")));
    ColumnType type = mistakes.read(() -> type(keys.get("type")), ColumnType.TEXT);
    boolean isKey = mistakes.read(() -> isTrue(keys.get("key")), false);
    boolean required = mistakes.read(() -> isTrue(keys.get("required")), false);
    List<String> spellings = mistakes.read(() -> nulls(keys.get("nulls"), nulls), nulls);
    return name == null
        ? null
        : new ReadColumn(
            new Column(name, header == null ? name : header, type, isKey || required, spellings),
            isKey);
  }

  private @Nullable String header(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    if (noHeader != null) {
      throw node.error("header is the name of a column in a header, and " + noHeader);
    }
    return node.anyText();
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

  private static boolean isTrue(YamlNode node) {
    return node != null && node.trueOrFalse();
  }

  /** In braces, YAML takes the comma of a decimal for the end of a value. */
  private void checkQuotes(YamlNode node) {
    YamlNode type = node.map(mistakes).get("type");
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
