package dev.citizens.pipeline.plan;

import dev.citizens.extract.TablePlan;
import dev.citizens.extract.TablePlan.PlannedColumn;
import dev.citizens.extract.split.ExpectedSplit;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.failures.Printable;
import dev.citizens.job.Column;
import dev.citizens.job.FreeQuery;
import dev.citizens.job.Transformation;
import dev.citizens.load.PostgresType;
import dev.citizens.report.AlignedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plan of an extract for people. */
public final class PlanText {
  private static final int SHOWN_RANGES = 5;

  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  /**
   * The text, a section a table.
   *
   * @param server its URL, without a password
   */
  public static String of(String server, List<PlannedTable> tables) {
    PlanText plan = new PlanText();
    tables.forEach(table -> plan.table(server, table));
    long good = tables.stream().filter(table -> table.failure() == null).count();
    plan.text.append(
        "%s of %s tables can be extracted; no row was read, and nothing was written%n"
            .formatted(good, tables.size()));
    return plan.text.toString().stripTrailing();
  }

  private void table(String server, PlannedTable table) {
    FreeQuery query = table.table().query();
    String read = query == null ? "table " + table.table().table() : "a query";
    text.append(Printable.of("%s: %s at %s".formatted(table.dataset(), read, server)));
    text.append('\n');
    if (query != null) {
      line("query", query.shown());
    }
    if (table.failure() != null) {
      table.failure().messages().forEach(message -> line("cannot be", "extracted: " + message));
    } else {
      plan(table, table.plan());
    }
    text.append('\n');
  }

  private void plan(PlannedTable table, TablePlan plan) {
    ExpectedSplit split = plan.split();
    if (plan.query().where() != null) {
      line("where", plan.query().where().sql());
    }
    if (table.incremental() != null) {
      line("reads", table.incremental());
    }
    line("rows", rows(split));
    line("split by", table.splitBy());
    line("ranges", ranges(split));
    split.ranges().stream().limit(SHOWN_RANGES).forEach(range -> line("", condition(range)));
    int more = split.ranges().size() - SHOWN_RANGES;
    if (more > 0) {
      line("", String.format(Locale.ROOT, "… and %,d more", more));
    }
    if (split.withoutKey() != null) {
      line("", condition(split.withoutKey()) + ", if there are such rows");
    }
    if (table.transformation() != null) {
      line("transform", table.transformation().shown());
    }
    columns(plan.planned(), table.transformation() != null);
    if (table.transformation() != null) {
      result(table.transformation());
    }
  }

  private static String rows(ExpectedSplit split) {
    return split.rows() == null
        ? "not known, as the server does not estimate them"
        : String.format(Locale.ROOT, "about %,d, as the server estimates", split.rows());
  }

  private static String ranges(ExpectedSplit split) {
    String number =
        split.number() == null
            ? "not known"
            : String.format(Locale.ROOT, split.number() > 1 ? "about %,d" : "%s", split.number());
    return split.remark().isEmpty() ? number : number + ", " + split.remark();
  }

  /** As it stands behind WHERE. */
  static String condition(KeyRange range) {
    return range.where().isEmpty() ? "all rows" : range.where().replaceFirst("^ WHERE ", "");
  }

  /**
   * The columns that are read.
   *
   * @param areRead whether others are made of them, of which the warehouse has a type
   */
  private void columns(List<PlannedColumn> columns, boolean areRead) {
    AlignedTable table =
        areRead
            ? new AlignedTable(column -> true, "read", "MySQL", "type", "")
            : new AlignedTable(column -> true, "columns", "MySQL", "type", "PostgreSQL", "");
    for (PlannedColumn column : columns) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  column.name(),
                  column.serverType(),
                  column.type().toString(),
                  PostgresType.of(column.type()).sql(),
                  column.conversion()));
      if (areRead) {
        cells.remove(3);
      }
      table.line(cells.toArray(String[]::new));
    }
    append(table);
  }

  /** The columns that a transform makes. */
  private void result(Transformation transformation) {
    AlignedTable table = new AlignedTable(column -> true, "columns", "type", "PostgreSQL");
    for (Column column : transformation.columns()) {
      table.line(column.name(), column.type().toString(), PostgresType.of(column.type()).sql());
    }
    append(table);
  }

  private void append(AlignedTable table) {
    table.toString().lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private void line(String name, String value) {
    text.append(
        String.format(Locale.ROOT, "  %-9s %s%n", name, Printable.of(value)).stripTrailing());
    text.append('\n');
  }
}
