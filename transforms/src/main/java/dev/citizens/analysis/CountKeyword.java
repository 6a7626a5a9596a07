package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CsvRow;
import java.util.List;

/**
 * Counts, per column, the rows that hold a keyword and its occurrences, which do not overlap. Upper
 * and lower case differ, and parts of words count.
 *
 * @param columnNames of the columns that are searched
 * @param columns their places in the row
 */
public record CountKeyword(
    String name, String keyword, List<String> columnNames, List<Integer> columns)
    implements Analysis {
  @Override
  public List<String> keyColumns() {
    return List.of("keyword", "column");
  }

  @Override
  public List<String> sumColumns() {
    return List.of("rows", "occurrences");
  }

  @Override
  public int top() {
    return 0;
  }

  @Override
  public GroupTable start() {
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

  @Override
  public RowConsumer feeding(GroupTable groups) {
    // A value with a quote has it doubled in the file, and so has the keyword that is looked for.
    byte[] sought = keyword.replace("\"", "\"\"").getBytes(UTF_8);
    int[] places = columns.stream().mapToInt(Integer::intValue).toArray();
    return row -> {
      for (int i = 0; i < places.length; i++) {
        int occurrences = occurrences(row, places[i], sought);
        if (occurrences > 0) {
          groups.add(i, 0, 1);
          groups.add(i, 1, occurrences);
        }
      }
    };
  }

  private static int occurrences(CsvRow row, int column, byte[] sought) {
    byte[] bytes = row.buffer();
    int quote = row.quoted(column) ? 1 : 0;
    int last = row.end(column) - quote - sought.length;
    int found = 0;
    for (int p = row.start(column) + quote; p <= last; p++) {
      if (bytes[p] == sought[0] && matches(bytes, p, sought)) {
        found++;
        p += sought.length - 1;
      }
    }
    return found;
  }

  private static boolean matches(byte[] bytes, int from, byte[] sought) {
    for (int i = 1; i < sought.length; i++) {
      if (bytes[from + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }

  private static void append(String text, ByteSink key) {
    byte[] bytes = text.getBytes(UTF_8);
    CanonicalCsv.appendValue(key, bytes, 0, bytes.length);
  }
}
