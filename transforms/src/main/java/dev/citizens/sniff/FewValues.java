package dev.citizens.sniff;

import dev.citizens.analysis.Dictionary;
import dev.citizens.csv.RowBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The different values of a column while they are few. Not thread-safe. */
final class FewValues {
  /** More are no groups that anybody reads. */
  static final int MOST = 1_000;

  private Dictionary values = new Dictionary(); // null when they are more

  void look(RowBatch rows, int column) {
    if (values == null) {
      return;
    }
    byte[] bytes = rows.buffer();
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (from < to) {
        values.code(bytes, from, to);
      }
    }
    dropIfMany();
  }

  void merge(FewValues other) {
    if (values == null || other.values == null) {
      values = null;
      return;
    }
    for (int code = 0; code < other.values.size(); code++) {
      values.codeOf(other.values, code);
    }
    dropIfMany();
  }

  private void dropIfMany() {
    if (values.size() > MOST) {
      values = null;
    }
  }

  boolean areFew() {
    return values != null;
  }

  /** How many there are; to be called if they {@link #areFew}. */
  int size() {
    return values.size();
  }

  /** As they stand in canonical CSV; to be called if they {@link #areFew}. */
  List<String> texts() {
    return IntStream.range(0, values.size())
        .mapToObj(
            code ->
                new String(
                    values.values(),
                    values.start(code),
                    values.end(code) - values.start(code),
                    StandardCharsets.UTF_8))
        .toList();
  }
}
