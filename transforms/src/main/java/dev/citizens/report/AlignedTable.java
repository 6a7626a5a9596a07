package dev.citizens.report;

import dev.citizens.failures.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines of printable cells, each column as wide as its widest cell. */
public final class AlignedTable {
  private static final String GAP = "  ";

  private final IntPredicate isText;
  private final List<List<String>> lines = new ArrayList<>();

  /** A table whose first columns hold text, and the others figures, which end at one place. */
  AlignedTable(int texts, String... header) {
    this(column -> column < texts, header);
  }

  /**
   * A table of texts and figures.
   *
   * @param isText whether the column with that number, from 0, has texts
   */
  public AlignedTable(IntPredicate isText, String... header) {
    this.isText = isText;
    line(header);
  }

  /** Adds a line. */
  public AlignedTable line(String... cells) {
    lines.add(Stream.of(cells).map(Printable::of).toList());
    return this;
  }

  @Override
  public String toString() {
    int[] widths = IntStream.range(0, lines.get(0).size()).map(this::width).toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder shown = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String padding = " ".repeat(widths[column] - cell.length());
        shown.append(column == 0 ? "" : GAP);
        shown.append(isText.test(column) ? cell + padding : padding + cell);
      }
      text.append(shown.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
