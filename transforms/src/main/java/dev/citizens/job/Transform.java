package dev.citizens.job;

import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.SqlTransform;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.ColumnsOf;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.RowQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The key {@code transform} of a data set: a statement that makes its rows of those that a server
 * sends. It is understood in full when the columns are known.
 */
public final class Transform {
  private final String dataset;
  private final YamlNode node;
  private final String sql;
  private final Supplier<LocalDate> day;

  private Transform(String dataset, YamlNode node, Supplier<LocalDate> day) {
    this.dataset = dataset;
    this.node = node;
    this.sql = node.text();
    this.day = day;
  }

  /**
   * Reads it as far as it can be understood without columns.
   *
   * @param day the business day
   */
  static Transform read(String dataset, YamlNode node, Supplier<LocalDate> day) {
    Transform transform = new Transform(dataset, node, day);
    if (DatedPath.isMeant(transform.sql)) {
      throw transform.mistake("the day is run_date() here, a date, and not {runDate}");
    }
    try {
      SqlTransform.check(transform.sql, dataset);
    } catch (SqlMistake e) {
      throw transform.mistake(e.getMessage());
    }
    return transform;
  }

  /** The statement, as the user wrote it. */
  public String sql() {
    return sql;
  }

  /**
   * What it makes of rows with these columns.
   *
   * @param all that the table has, or that the job file names
   * @throws dev.citizens.failures.StepFailure with status 2, and the line and column
   */
  public Transformation of(List<Column> all) {
    Mistakes mistakes = new Mistakes();
    Transformation transformation = mistakes.read(() -> over(all));
    mistakes.throwIfAny();
    return transformation;
  }

  /** The same for the reader of the job file, which collects mistakes. */
  Transformation over(List<Column> all) {
    List<Column> read = used(all);
    if (read.isEmpty()) {
      throw mistake("line 1, column 1: it names no column of %s; select one".formatted(dataset));
    }
    RowQuery query = parse(read);
    List<Column> made = new ArrayList<>();
    for (Output output : query.outputs()) {
      boolean isRequired =
          output.expression() instanceof ColumnRef column && read.get(column.place()).required();
      made.add(new Column(output.name(), output.expression().type(), isRequired));
    }
    return new Transformation(List.copyOf(read), query, List.copyOf(made), day.get());
  }

  private List<Column> used(List<Column> all) {
    Set<Integer> places = ColumnsOf.all(parse(all));
    List<Column> used = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      if (places.contains(place)) {
        used.add(all.get(place));
      }
    }
    return used;
  }

  private RowQuery parse(List<Column> columns) {
    List<SqlColumn> known =
        columns.stream().map(column -> new SqlColumn(column.name(), column.type())).toList();
    try {
      return SqlTransform.parse(sql, dataset, known, day);
    } catch (SqlMistake e) {
      throw mistake(e.getMessage());
    }
  }

  private JobMistake mistake(String message) {
    return node.error("transform, " + message);
  }
}
