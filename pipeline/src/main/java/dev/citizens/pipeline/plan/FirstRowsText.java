package dev.citizens.pipeline.plan;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.answer.AnswerFormat;
import dev.citizens.answer.AnswerWriter;
import dev.citizens.extract.FirstRows;
import dev.citizens.failures.Printable;
import dev.citizens.job.Dataset;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The first rows of a table, for people. */
public final class FirstRowsText {
  private static final int MOST_BAD = 5;

  private FirstRowsText() {}

  /**
   * How many rows there are to be seen, and whether there may be more.
   *
   * @param most how many were asked for
   */
  public static String amount(Dataset dataset, FirstRows rows, int most) {
    String read =
        format(
            "%s %,d %s%s",
            rows.read() < most ? "all" : "the first",
            rows.read(),
            rows.read() == 1 ? "row" : "rows",
            dataset.table().where() == null ? "" : " that meet where");
    return dataset.transformation().isEmpty()
        ? read
        : format(
            "%,d of %s: %,d left out by WHERE, %,d bad",
            rows.rows().size(), read, rows.filtered(), rows.badRows().size());
  }

  /**
   * Prints the rows, their columns with names and types, and what is wrong with bad ones.
   *
   * @param dataset whose columns are known
   */
  public static void print(Dataset dataset, FirstRows rows, PrintStream out) {
    AnswerWriter table =
        AnswerFormat.TABLE.writer(
            dataset.columns().stream()
                .map(each -> new ResultColumn(each.name() + " " + each.type(), each.type(), true))
                .toList(),
            out);
    try {
      for (List<String> row : rows.rows()) {
        table.line(row);
      }
      table.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (FirstRows.BadRow bad : rows.badRows().subList(0, Math.min(MOST_BAD, badRows(rows)))) {
      String column = bad.column().isEmpty() ? "" : " in " + bad.column();
      out.println(Printable.of(format("bad row %,d: %s%s", bad.number(), bad.reason(), column)));
    }
    if (badRows(rows) > MOST_BAD) {
      out.println(format("… and %,d more", badRows(rows) - MOST_BAD));
    } else if (badRows(rows) == 0) {
      out.println("no bad row");
    }
  }

  private static int badRows(FirstRows rows) {
    return rows.badRows().size();
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
