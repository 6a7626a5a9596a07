package dev.citizens.sql;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Query;
import java.time.LocalDate;
import java.util.List;

/** The data set that the statements of these tests ask. */
final class Citizens {
  static final LocalDate RUN_DATE = LocalDate.parse("2026-11-26");

  /** Those of the shipped job file, and one of each other type. */
  static final List<SqlColumn> COLUMNS =
      List.of(
          new SqlColumn("id", ColumnType.LONG),
          new SqlColumn("name", ColumnType.TEXT),
          new SqlColumn("birth_date", ColumnType.DATE),
          new SqlColumn("city", ColumnType.TEXT),
          new SqlColumn("country", ColumnType.TEXT),
          new SqlColumn("salary", ColumnType.decimal(12, 2)),
          new SqlColumn("height", ColumnType.DOUBLE),
          new SqlColumn("married", ColumnType.BOOLEAN),
          new SqlColumn("seen", ColumnType.TIMESTAMP),
          new SqlColumn("wakes", ColumnType.TIME),
          new SqlColumn("photo", ColumnType.BYTES),
          new SqlColumn("notes", ColumnType.JSON),
          new SqlColumn("debt", ColumnType.decimal(60, 2)));

  private Citizens() {}

  static Query ask(String statement) {
    return SqlQuestion.parse(statement, "citizens", COLUMNS, () -> RUN_DATE);
  }
}
