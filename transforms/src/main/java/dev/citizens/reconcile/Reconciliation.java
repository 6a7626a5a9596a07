package dev.citizens.reconcile;

import dev.citizens.analyze.GroupDifference;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.DayLock;
import dev.citizens.load.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of comparing the two loads of a day.
 *
 * @param by the names of the columns that tell groups apart
 * @param differences the groups that are not alike
 */
public record Reconciliation(
    LocalDate runDate,
    List<String> by,
    LoadedSource csv,
    LoadedSource mysql,
    List<GroupDifference> differences) {

  /** Whether the sources hold the same accepted rows. */
  public boolean equal() {
    return csv.hasRowsOf(mysql);
  }

  /**
   * Checks that the differences found in the raw files are exactly those of the loads: groups that
   * are alike add nothing to the difference of the totals.
   *
   * @throws StepFailure with status 10 if they are not: then these are not the files that were
   *     loaded
   */
  public void checkDifferencesExplainTotals() {
    long rows = csv.rows() - mysql.rows();
    long high = csv.fingerprint().high() - mysql.fingerprint().high();
    long low = csv.fingerprint().low() - mysql.fingerprint().low();
    for (GroupDifference each : differences) {
      rows -= each.csvRows() - each.mysqlRows();
      high -= each.csvFingerprint().high() - each.mysqlFingerprint().high();
      low -= each.csvFingerprint().low() - each.mysqlFingerprint().low();
    }
    if (rows != 0 || high != 0 || low != 0) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "the raw files of %s are not those that were loaded; run analyze and load --runDate=%s first"
              .formatted(runDate, runDate));
    }
  }

  /**
   * Replaces what the warehouse says of the day, in one transaction.
   *
   * @throws StepFailure with status 10 if one of the loads has been replaced meanwhile
   */
  public void publish(Connection connection) throws SQLException {
    try (Transaction transaction = Transaction.begin(connection)) {
      // In the order of names, as everybody who takes both.
      DayLock.acquire(connection, runDate, "csv");
      DayLock.acquire(connection, runDate, "mysql");
      checkStillLoaded(connection, "csv", csv);
      checkStillLoaded(connection, "mysql", mysql);
      deleteOld(connection);
      insertVerdict(connection);
      insertDifferences(connection);
      transaction.commit();
    }
  }

  private void checkStillLoaded(Connection connection, String source, LoadedSource compared)
      throws SQLException {
    if (!LoadedSource.of(connection, runDate, source).filter(compared::equals).isPresent()) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s of %s was loaded anew while it was compared; run reconcile --runDate=%s again"
              .formatted(source, runDate, runDate));
    }
  }

  private void deleteOld(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM citizens.reconciliation WHERE run_date = ?")) {
      delete.setObject(1, runDate);
      delete.executeUpdate(); // takes the differences with it
    }
  }

  private void insertVerdict(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.reconciliation (run_date, equal, compared_by, csv_load, csv_rows,"
                + " csv_bad_rows, mysql_load, mysql_rows, mysql_bad_rows)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, runDate);
      insert.setBoolean(2, equal());
      insert.setString(3, String.join(",", by));
      insert.setObject(4, csv.load());
      insert.setLong(5, csv.rows());
      insert.setLong(6, csv.badRows());
      insert.setObject(7, mysql.load());
      insert.setLong(8, mysql.rows());
      insert.setLong(9, mysql.badRows());
      insert.executeUpdate();
    }
  }

  private void insertDifferences(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.reconciliation_difference (run_date, group_key, csv_rows,"
                + " csv_fingerprint, mysql_rows, mysql_fingerprint) VALUES (?, ?, ?, ?, ?, ?)")) {
      for (GroupDifference each : differences) {
        insert.setObject(1, runDate);
        insert.setString(2, each.key());
        insert.setLong(3, each.csvRows());
        insert.setString(4, each.csvFingerprint().toString());
        insert.setLong(5, each.mysqlRows());
        insert.setString(6, each.mysqlFingerprint().toString());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
