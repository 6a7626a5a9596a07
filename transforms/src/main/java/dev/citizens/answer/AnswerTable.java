package dev.citizens.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ColumnType;
import dev.citizens.report.AlignedTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Prints the first lines of an answer in aligned columns, and how many lines there are. */
final class AnswerTable implements AnswerWriter {
  /** More than anybody reads; all of them are in memory. */
  private static final int MOST_LINES = 1_000;

  private static final Set<ColumnType.Kind> NUMBERS =
      Set.of(ColumnType.Kind.LONG, ColumnType.Kind.DECIMAL, ColumnType.Kind.DOUBLE);

  private final AlignedTable table;
  private final OutputStream out;
  private long lines;

  AnswerTable(List<ResultColumn> columns, OutputStream out) {
    this.out = out;
    table =
        new AlignedTable(
            column -> !NUMBERS.contains(columns.get(column).type().kind()),
            columns.stream().map(ResultColumn::name).toArray(String[]::new));
  }

  @Override
  public void line(List<@Nullable String> values) {
    lines++;
    if (lines <= MOST_LINES) {
      table.line(
          values.stream().map(value -> value == null ? "NULL" : value).toArray(String[]::new));
    }
  }

  @Override
  public void finish() throws IOException {
    String count =
        lines <= MOST_LINES
            ? String.format(Locale.ROOT, "%,d %s", lines, lines == 1 ? "line" : "lines")
            : String.format(
                Locale.ROOT,
                "the first %,d of %,d lines; --format=csv prints all",
                MOST_LINES,
                lines);
    out.write((table + "(" + count + ")\n").getBytes(UTF_8));
    out.flush();
  }
}
