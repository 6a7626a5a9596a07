package dev.citizens.report;

import dev.citizens.harness.EmptyWarehouse;
import java.sql.SQLException;
import java.time.LocalDate;

/** Writes what loads leave in the ledger. */
record LedgerRows(EmptyWarehouse warehouse) {
  /** A load of the job daily, with its upload. */
  void load(LocalDate day, String dataset, long rows, long badRows) throws SQLException {
    warehouse.execute(
        "INSERT INTO citizens.run VALUES ('%s', '%s', 'daily', gen_random_uuid(), %s, %s, 'ff', 5000, 't')"
            .formatted(day, dataset, rows, badRows));
    warehouse.execute(
        """
        INSERT INTO citizens.run_step VALUES
          ('%s', '%s', 'upload', gen_random_uuid(), 1, 1, 0, 1, 1500, '2026-03-02 01:00Z')"""
            .formatted(day, dataset));
  }

  /** How many rows it has in a table of results. */
  void result(LocalDate day, String dataset, String table, long rows) throws SQLException {
    warehouse.execute(
        "INSERT INTO citizens.run_result VALUES ('%s', '%s', '%s', '?', '{}', '{}', NULL, %s)"
            .formatted(day, dataset, table, rows));
  }

  /** A verdict about citizens and copy, which are loaded. */
  void reconciled(boolean equal) throws SQLException {
    warehouse.execute(
        """
        INSERT INTO citizens.reconciliation
        SELECT run_date, 'citizens', 'copy', %s, 'country', l.attempt, 9, 0, r.attempt, 9, 0
        FROM citizens.run AS l JOIN citizens.run AS r USING (run_date)
        WHERE l.dataset = 'citizens' AND r.dataset = 'copy'"""
            .formatted(equal));
  }
}
