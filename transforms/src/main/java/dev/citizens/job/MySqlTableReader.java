package dev.citizens.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads what a data set says of the table or the query whose rows it is.
 *
 * @param dataset its name
 * @param node the data set
 * @param keys what it says, by keys
 * @param day the business day; asked only if a condition depends on it
 */
record MySqlTableReader(
    String dataset,
    YamlNode node,
    Map<String, YamlNode> keys,
    Supplier<LocalDate> day,
    Mistakes mistakes) {
  static final String TRANSFORM = "transform";

  /** The columns with types, if the data set lists such. */
  ListedColumns columns() {
    return hasTypes()
        ? ListedColumns.read(
            keys.get("columns")::list,
            new ColumnReader("a table has none", List.of(), mistakes),
            mistakes)
        : ListedColumns.NONE;
  }

  /** The query, if it is one without a mistake. */
  @Nullable FreeQuery query() {
    return mistakes.read(() -> query(node.required(keys, "query")));
  }

  private FreeQuery query(YamlNode query) {
    try {
      return new FreeQuery(ofDay(query, "query"), query.place());
    } catch (IllegalArgumentException e) {
      throw query.error("query " + e.getMessage());
    }
  }

  /**
   * The table or query, as far as it could be read.
   *
   * @param table its name; of a query, the data set's
   * @param query null if it is a table
   */
  MySqlTable table(String table, @Nullable FreeQuery query, ListedColumns columns) {
    List<String> names = mistakes.read(this::names, List.<String>of());
    MySqlTable source =
        new MySqlTable(
            table,
            query,
            splitColumn(query, columns),
            names,
            mistakes.read(() -> where(keys.get("where"))),
            mistakes.read(() -> MirrorReader.read(keys.get("load"), dataset, mistakes)),
            mistakes.read(() -> IncrementalReader.read(keys.get("incremental"), mistakes)),
            mistakes.read(() -> drift(keys.get("drift"), !hasTypes()), Drift.EVOLVE),
            mistakes.read(() -> transform(keys.get(TRANSFORM))),
            null);
    checkTransform(source);
    return source;
  }

  /** Whether columns have types, and are not names alone. */
  private boolean hasTypes() {
    YamlNode listed = keys.get("columns");
    return listed != null && !listed.isListOfTexts();
  }

  private List<String> names() {
    YamlNode listed = keys.get("columns");
    return listed == null || hasTypes()
        ? List.of()
        : listed.columns().stream().map(JobFileReader::name).toList();
  }

  private @Nullable String splitColumn(@Nullable FreeQuery query, ListedColumns columns) {
    YamlNode split = keys.get("splitColumn");
    String column =
        mistakes.read(() -> split == null ? columns.keyColumn() : JobFileReader.name(split));
    if (query != null && column != null && query.objectionToRanges() != null) {
      mistakes.add(
          (split == null ? keys.get("columns") : split)
              .error(
                  "the query %s; leave splitColumn and key: true out"
                      .formatted(query.objectionToRanges())));
    }
    return column;
  }

  private @Nullable Transform transform(@Nullable YamlNode node) {
    return node == null ? null : Transform.read(dataset, node, day);
  }

  private void checkTransform(MySqlTable source) {
    if (source.transform() != null && source.incremental() != null) {
      mistakes.add(
          keys.get(TRANSFORM)
              .error(
                  "transform cannot be beside incremental, whose proof are the server's keys and number of rows; take one of them away"));
    }
    if (source.transform() != null && source.drift() == Drift.FREEZE) {
      mistakes.add(
          keys.get(TRANSFORM)
              .error(
                  "transform cannot be beside drift: freeze, as it reads the columns that it names; say drift: fail, or take drift away"));
    }
  }

  private static Drift drift(@Nullable YamlNode node, boolean typesAreTheServers) {
    if (node == null) {
      return Drift.EVOLVE;
    }
    Drift drift = Drift.parse(node.oneOf(Drift.NAMES));
    if (!typesAreTheServers) {
      throw node.error(
          "drift is of columns whose types the server says; leave it out, as columns with types are"
              + " compared with the server's anyway");
    }
    return drift;
  }

  private @Nullable RowCondition where(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    try {
      return new RowCondition(ofDay(node, "where"), node.place());
    } catch (IllegalArgumentException e) {
      throw node.error("where " + e.getMessage());
    }
  }

  /** SQL with the business day put in. */
  private String ofDay(YamlNode node, String noun) {
    String text = node.text().strip();
    DatedPath dated = new DatedPath(text);
    if (!DatedPath.isMeant(text)) {
      return text;
    }
    if (new DatedPath(new SqlScan(text, noun).unquoted()).isArithmetic()) {
      throw node.error(
          noun
              + " has a {runDate} outside of quotes, where 2026-03-01 is 2026 minus 3 minus 1; write"
              + " '{runDate}'");
    }
    return dated.on(day.get());
  }
}
