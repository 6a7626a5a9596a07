package dev.citizens.pipeline.plan;

import dev.citizens.extract.lint.LintedTable;
import dev.citizens.extract.lint.LintedTable.Finding;
import dev.citizens.failures.Printable;
import dev.citizens.report.AlignedTable;
import java.util.List;
import java.util.Locale;

/** What is wrong with the rows of tables, for people. */
public final class LintText {
  private static final int ROWS = 2;

  private final StringBuilder text = new StringBuilder();

  private LintText() {}

  /**
   * The text, a section a table.
   *
   * @param server its URL, without a password
   */
  public static String of(String server, List<LintedDataset> tables) {
    LintText lint = new LintText();
    tables.forEach(table -> lint.table(server, table));
    long good =
        tables.stream()
            .filter(table -> table.found() != null && table.found().findings().isEmpty())
            .count();
    lint.text.append(
        "%s of %s tables have no findings; nothing was extracted, and nothing was written"
            .formatted(good, tables.size()));
    return lint.text.toString();
  }

  private void table(String server, LintedDataset table) {
    String read = table.table().query() == null ? "table " + table.table().table() : "a query";
    LintedTable found = table.found();
    line(
        "%s: %s at %s%s"
            .formatted(table.dataset(), read, server, found == null ? "" : ", " + rows(found)));
    if (found != null) {
      findings(found.findings());
    }
    if (table.failure() != null) {
      table
          .failure()
          .messages()
          .forEach(message -> line("  %s: %s".formatted(table.meaning(), message)));
    }
    text.append('\n');
  }

  private static String rows(LintedTable found) {
    String bad =
        found.badRows() == 0 ? "" : String.format(Locale.ROOT, ", %,d bad ones", found.badRows());
    return String.format(Locale.ROOT, "%,d rows%s", found.rows(), bad);
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      line("  nothing found");
      return;
    }
    AlignedTable table =
        new AlignedTable(
            column -> column != ROWS, "column", "finding", "rows", "key", "an extract", "cure");
    for (Finding finding : findings) {
      table.line(
          finding.column(),
          finding.what(),
          finding.rows() == null ? "" : String.format(Locale.ROOT, "%,d", finding.rows()),
          finding.key() == null ? "" : finding.key(),
          finding.effect(),
          finding.cure());
    }
    table.toString().lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private void line(String words) {
    text.append(Printable.of(words)).append('\n');
  }
}
