package dev.citizens.analysis.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.Origins;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.failures.Printable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts, per column, the rows that hold a keyword and its occurrences, which do not overlap. Parts
 * of words count.
 *
 * @param columnNames of the columns that are searched
 * @param columns their places in the row
 * @param ignoreCase whether upper and lower case are the same, by {@link CaseFolding}
 */
public record CountKeyword(
    String name,
    String keyword,
    List<String> columnNames,
    List<Integer> columns,
    boolean ignoreCase)
    implements Analysis {
  /** Counts the keyword as it is: upper and lower case differ. */
  public CountKeyword(
      String name, String keyword, List<String> columnNames, List<Integer> columns) {
    this(name, keyword, columnNames, columns, false);
  }

  @Override
  public String question() {
    return "keyword %s in %s%s"
        .formatted(
            Printable.of(keyword),
            String.join(", ", columnNames),
            ignoreCase ? "; case: ignore" : "");
  }

  @Override
  public List<String> keyColumns() {
    return List.of("keyword", "column");
  }

  @Override
  public List<ResultColumn> result() {
    return Stream.concat(
            Stream.of(ResultColumn.name("keyword"), ResultColumn.name("column")),
            ResultColumn.counts("rows", "occurrences"))
        .toList();
  }

  @Override
  public Origins origins() {
    return Origins.ofAll(List.of("rows", "occurrences"), columns);
  }

  @Override
  public Feed feed(SharedCodes codes) {
    String inField = keyword.replace("\"", "\"\"");
    KeywordSearch search = ignoreCase ? new FoldedKeyword(inField) : new ExactKeyword(inField);
    return new KeywordCounter(search, columns, empty());
  }

  /** A group for each column, numbered as they are, which are in the result without a row too. */
  @Override
  public GroupTable empty() {
    GroupTable groups = new GroupTable(2);
    ByteSink key = new ByteSink(64);
    for (String column : columnNames) {
      key.clear();
      append(keyword, key);
      key.append(CanonicalCsv.DELIMITER);
      append(column, key);
      groups.group(key.array(), 0, key.length());
    }
    return groups;
  }

  private static void append(String text, ByteSink key) {
    byte[] bytes = text.getBytes(UTF_8);
    CanonicalCsv.appendValue(key, bytes, 0, bytes.length);
  }
}
