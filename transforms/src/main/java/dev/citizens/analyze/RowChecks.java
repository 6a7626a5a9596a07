package dev.citizens.analyze;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.FieldChecks;
import dev.citizens.csv.RowBatch;
import dev.citizens.job.Column;
import java.util.List;

/** Checks well-formed rows against the columns of the job file. */
final class RowChecks {
  private final Column[] columns;

  RowChecks(List<Column> columns) {
    this.columns = columns.toArray(Column[]::new);
  }

  /** Rejects the rows that are not as the columns say, by the first column that is not. */
  void check(RowBatch rows) {
    for (int column = 0; column < columns.length; column++) {
      if (columns[column].required()) {
        checkRequired(rows, column);
      }
      switch (columns[column].type()) {
        case LONG -> checkLongs(rows, column);
        case DATE -> checkDates(rows, column);
        case TEXT -> {}
      }
    }
  }

  private static void checkRequired(RowBatch rows, int column) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.isNull(row, column)) {
        rows.reject(row, BadRowReason.MISSING_VALUE);
      }
    }
  }

  // A canonical field has quotes only around something that neither a number nor a date has.

  private static void checkLongs(RowBatch rows, int column) {
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (from < to && !FieldChecks.isLong(rows.buffer(), from, to)) {
        rows.reject(row, BadRowReason.NOT_A_LONG);
      }
    }
  }

  private static void checkDates(RowBatch rows, int column) {
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (from < to && !FieldChecks.isDate(rows.buffer(), from, to)) {
        rows.reject(row, BadRowReason.NOT_A_DATE);
      }
    }
  }
}
