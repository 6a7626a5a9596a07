package dev.citizens.analyze;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.FieldChecks;
import dev.citizens.job.Column;
import java.util.List;

/** Checks a well-formed row against the columns of the job file. */
final class RowChecks {
  private final Column[] columns;

  RowChecks(List<Column> columns) {
    this.columns = columns.toArray(Column[]::new);
  }

  /** Why the row is bad; null if it is not. */
  BadRowReason objection(CsvRow row) {
    for (int i = 0; i < columns.length; i++) {
      if (row.isNull(i)) {
        if (columns[i].required()) {
          return BadRowReason.MISSING_VALUE;
        }
        continue;
      }
      int quote = row.quoted(i) ? 1 : 0;
      int from = row.start(i) + quote;
      int to = row.end(i) - quote;
      switch (columns[i].type()) {
        case LONG -> {
          if (!FieldChecks.isLong(row.buffer(), from, to)) {
            return BadRowReason.NOT_A_LONG;
          }
        }
        case DATE -> {
          if (!FieldChecks.isDate(row.buffer(), from, to)) {
            return BadRowReason.NOT_A_DATE;
          }
        }
        case TEXT -> {}
      }
    }
    return null;
  }
}
