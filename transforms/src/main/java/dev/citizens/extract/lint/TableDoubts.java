package dev.citizens.extract.lint;

import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.lint.LintedTable.Finding;
import dev.citizens.job.Dataset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What may be wrong with the rows of a table that can be extracted. */
public final class TableDoubts {
  private static final int LIMIT_SECONDS = 600;

  private final TableQuery query;
  private final TableColumns columns;
  private final TableKeys keys;
  private final List<Doubt> doubts;

  private TableDoubts(TableQuery query, TableColumns columns, TableKeys keys, List<Doubt> doubts) {
    this.query = query;
    this.columns = columns;
    this.keys = keys;
    this.doubts = doubts;
  }

  /**
   * Asks the server, without a look at rows.
   *
   * @param asked the data set as the job file has it
   * @param known the same with its columns
   * @throws dev.citizens.failures.StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static TableDoubts of(Connection connection, Dataset asked, Dataset known)
      throws SQLException {
    TableQuery query = TableQuery.of(known.table(), known);
    TableColumns columns = TableColumns.of(connection, query, known.readColumns());
    ColumnEntries entries = new ColumnEntries(asked, columns.declared());
    return new TableDoubts(
        query,
        columns,
        TableKeys.of(connection, query),
        RowDoubts.of(connection, query, columns, entries));
  }

  /**
   * Looks at all rows, in one transaction that only reads.
   *
   * @throws SQLException if the server refuses, or takes longer than ten minutes for a statement;
   *     then the connection is of no use any more
   */
  public LintedTable look(Connection connection) throws SQLException {
    return look(connection, LIMIT_SECONDS);
  }

  /** As {@link #look(Connection)}, with another limit for a statement. */
  LintedTable look(Connection connection, int limitSeconds) throws SQLException {
    CountDoubts counted =
        CountDoubts.of(
            new LimitedStatement(connection, query.title(), limitSeconds),
            query,
            keys.examples(),
            doubts);
    List<Finding> findings = new ArrayList<>(keys.findings(query, columns, counted.rows()));
    for (int place = 0; place < doubts.size(); place++) {
      CountDoubts.Found found = counted.found().get(place);
      if (found.rows() > 0) {
        findings.add(finding(doubts.get(place), found));
      }
    }
    return new LintedTable(
        columns, counted.rows(), counted.badRows(), counted.unloadable(), List.copyOf(findings));
  }

  private static Finding finding(Doubt doubt, CountDoubts.Found found) {
    String effect =
        doubt.reason() == null ? "extracted as it is" : "a bad row: " + doubt.reason().name();
    return new Finding(
        doubt.column(),
        doubt.what(),
        found.rows(),
        found.key(),
        doubt.reason(),
        effect,
        doubt.cure());
  }
}
