package dev.citizens.report;

import dev.citizens.failures.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of printable cells, each column as wide as its widest cell. */
final class AlignedTable {
  private static final String GAP = "  ";

  private final int leftAligned;
  private final List<List<String>> lines = new ArrayList<>();

  /** A table whose first columns hold text, and the others figures, which end at one place. */
  AlignedTable(int leftAligned, String... header) {
    this.leftAligned = leftAligned;
    line(header);
  }

  AlignedTable line(String... cells) {
    lines.add(Stream.of(cells).map(Printable::of).toList());
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder shown = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String padding = " ".repeat(width(column) - cell.length());
        shown.append(column == 0 ? "" : GAP);
        shown.append(column < leftAligned ? cell + padding : padding + cell);
      }
      text.append(shown.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
