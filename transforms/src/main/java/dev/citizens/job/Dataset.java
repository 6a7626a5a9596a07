package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.csv.CsvDialect;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlQuestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Rows with named and typed columns that come every day. Its name and the day say whose everything
 * is: in the lake, in the warehouse and in messages.
 *
 * @param columns of the rows in the lake; empty while only the MySQL server knows them
 * @param keyColumn the column with {@code key: true}, or null; with a transform it is one of those
 *     that are read, and {@link #keyOfRows} is that of the rows
 * @param parquet whether its rows are to be in the lake as Parquet, too
 */
public record Dataset(
    String name,
    Source source,
    List<Column> columns,
    @Nullable String keyColumn,
    Quality quality,
    Questions questions,
    boolean parquet) {

  /** The same data set with columns that the server, or a manifest, says. */
  public Dataset withColumns(List<Column> known) {
    return new Dataset(name, source, List.copyOf(known), keyColumn, quality, questions, parquet);
  }

  /**
   * The same data set when it is known what the server has.
   *
   * @param all the columns of the table, before a transform
   * @throws dev.citizens.failures.StepFailure with status 2 if the transform does not fit them
   */
  public Dataset withColumnsOfServer(List<Column> all) {
    return isTable() && table().transform() != null
        ? transformed(table().transform().of(all))
        : withColumns(all);
  }

  /** The same data set with the rows that a transform makes. */
  Dataset transformed(Transformation known) {
    return new Dataset(
        name,
        table().withTransformation(known),
        known.columns(),
        keyColumn,
        quality,
        questions,
        parquet);
  }

  /** What is made of the rows that the server sends; empty: they are written as they are. */
  public Optional<Transformation> transformation() {
    return isTable() ? Optional.ofNullable(table().transformation()) : Optional.empty();
  }

  /** The column that tells the rows in the lake apart, if the job file says so; else null. */
  @Nullable String keyOfRows() {
    return transformation().isPresent() ? transformation().get().keyOf(keyColumn) : keyColumn;
  }

  /** The columns that the server is asked for; those of the rows in the lake may be others. */
  public List<Column> readColumns() {
    return transformation().map(Transformation::read).orElse(columns);
  }

  /** The names of {@link #readColumns}. */
  public List<String> readColumnNames() {
    return columnNames(readColumns());
  }

  /** The data set as if its rows were written as the server sends them. */
  public Dataset asRead() {
    return isTable() && table().transform() != null
        ? withSource(table().withTransformation(null)).withColumns(readColumns())
        : this;
  }

  /** The same data set from a source of which more is known. */
  public Dataset withSource(Source known) {
    return new Dataset(name, known, columns, keyColumn, quality, questions, parquet);
  }

  /** Whether the job file says its columns, or they have been asked for. */
  public boolean knowsColumns() {
    return !columns.isEmpty();
  }

  /** What is asked of it; to be called when the columns are known. */
  public List<Analysis> analyses() {
    return questions.over(this);
  }

  /**
   * A question in SQL over its columns, which must be known.
   *
   * @param name of the result
   * @param runDate the day that the answer is of
   * @throws dev.citizens.sql.SqlMistake at the place that the user must change
   */
  public SqlAnalysis question(String name, String sql, LocalDate runDate) {
    List<SqlColumn> known =
        columns.stream().map(column -> new SqlColumn(column.name(), column.type())).toList();
    return new SqlAnalysis(
        name, this.name, SqlQuestion.parse(sql, this.name, known, () -> runDate), runDate);
  }

  /** Whether it comes from the MySQL server. */
  public boolean isTable() {
    return source instanceof MySqlTable;
  }

  /** The table; to be called if it {@link #isTable}. */
  public MySqlTable table() {
    return (MySqlTable) source;
  }

  /** The table that the warehouse is to have of its rows, if any. */
  public Optional<Mirror> mirror() {
    return isTable() ? Optional.ofNullable(table().mirror()) : Optional.empty();
  }

  /** Whether the warehouse is to have anything of it: answers, or its rows. */
  public boolean isLoaded() {
    return questions != Questions.NONE || mirror().isPresent();
  }

  /** The CSV file; to be called if it is no table. */
  public CsvFile file() {
    return (CsvFile) source;
  }

  /** The step that puts its rows into the lake. */
  public String rawStep() {
    return source.rawStep();
  }

  /** How its file in the lake is written. */
  public CsvDialect dialect() {
    return source instanceof CsvFile csv
        ? csv.dialect()
        : CsvDialect.COMMA.withColumns(columns.size());
  }

  public List<String> columnNames() {
    return columnNames(columns);
  }

  private static List<String> columnNames(List<Column> some) {
    return some.stream().map(Column::name).toList();
  }

  /** The column's place in the row, or -1. */
  public int indexOf(String column) {
    return columnNames().indexOf(column);
  }

  /** The names in the header of its file. */
  public List<String> headers() {
    return columns.stream().map(Column::header).toList();
  }
}
