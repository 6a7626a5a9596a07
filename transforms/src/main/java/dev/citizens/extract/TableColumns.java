package dev.citizens.extract;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The columns of a table that is to be extracted. The step and the doctor look at them with the
 * same words.
 *
 * @param key the split column; null if the table is read in one piece
 * @param values what is extracted, in order
 * @param declared what the values are written as, in the same order
 */
public record TableColumns(@Nullable SplitKey key, List<TableColumn> values, List<Column> declared)
    implements Serializable {

  /**
   * Asks the server, without reading a row.
   *
   * @param declared what the job file says of the columns that are extracted
   * @throws StepFailure with status 2 if one cannot be extracted, is not as declared, or may not be
   *     read, or if the server does not take the condition
   * @throws SQLException if the server refuses, as when the table or a column is missing
   */
  public static TableColumns of(Connection connection, TableQuery query, List<Column> declared)
      throws SQLException {
    QueryCheck.of(connection, query);
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(query.shape())) {
      ResultSetMetaData types = none.getMetaData();
      List<TableColumn> values = new ArrayList<>();
      for (Column column : declared) {
        TableColumn value = TableColumn.of(types, values.size() + 1);
        check(query, value, column.type());
        values.add(value);
      }
      ConditionCheck.of(connection, query);
      SplitKey key =
          query.splitColumn() == null
              ? null
              : SplitKey.of(connection, query.source(), query.splitColumn());
      return new TableColumns(key, List.copyOf(values), List.copyOf(declared));
    } catch (SQLException e) {
      throw TableRights.explained(connection, query, e);
    }
  }

  /** Some of the values, without a key. */
  TableColumns at(List<Integer> places) {
    return new TableColumns(
        null,
        places.stream().map(values::get).toList(),
        places.stream().map(declared::get).toList());
  }

  /** What is to be said if the table cannot be split; else nothing. */
  public String inOnePiece() {
    if (key == null) {
      return " in one piece, as it has no key whose ranges can be told, and no splitColumn is given";
    }
    return key.splits() ? "" : " in one piece, as " + key.objection();
  }

  private static void check(TableQuery query, TableColumn column, ColumnType declared) {
    String found =
        "column %s of %s is %s".formatted(column.name(), query.title(), column.type().getName());
    if (!column.isExtracted()) {
      throw StepFailure.wrongUse(found + ", which cannot be extracted; leave it out of columns");
    }
    if (!column.fits(declared)) {
      throw StepFailure.wrongUse(
          "%s, and the job file says %s; say type: %s there, or %s%s"
              .formatted(
                  found,
                  declared,
                  column.hasTextOfItsOwn() ? ColumnType.BYTES : ColumnType.TEXT,
                  query.source().isQuery() ? "write a query" : "extract a view",
                  inWhich(column, declared)));
    }
  }

  /** What makes such a value of the column. */
  private static String inWhich(TableColumn column, ColumnType declared) {
    if (declared.equals(ColumnType.DATE) && column.isMoment()) {
      return " with CAST(" + column.name() + " AS DATE)";
    }
    if (declared.equals(ColumnType.TEXT) && column.type() == MysqlType.GEOMETRY) {
      return " with ST_AsText(" + column.name() + ")";
    }
    return " in which it is one";
  }
}
