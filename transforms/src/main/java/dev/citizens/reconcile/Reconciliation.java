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
import java.util.TreeSet;

/**
 * What came of comparing the loads of two data sets of a day.
 *
 * @param leftName of the data set whose load is {@code left}
 * @param rightName of the one whose load is {@code right}
 * @param by the names of the columns that tell groups apart
 * @param differences the groups that are not alike
 */
public record Reconciliation(
    LocalDate runDate,
    String leftName,
    String rightName,
    List<String> by,
    LoadedDataset left,
    LoadedDataset right,
    List<GroupDifference> differences) {

  /** Whether the data sets hold the same accepted rows. */
  public boolean equal() {
    return left.hasRowsOf(right);
  }

  /**
   * Checks that the differences found in the raw files are exactly those of the loads: groups that
   * are alike add nothing to the difference of the totals.
   *
   * @throws StepFailure with status 10 if they are not: then these are not the files that were
   *     loaded
   */
  public void checkDifferencesExplainTotals() {
    long rows = left.rows() - right.rows();
    long high = left.fingerprint().high() - right.fingerprint().high();
    long low = left.fingerprint().low() - right.fingerprint().low();
    for (GroupDifference each : differences) {
      rows -= each.leftRows() - each.rightRows();
      high -= each.leftFingerprint().high() - each.rightFingerprint().high();
      low -= each.leftFingerprint().low() - each.rightFingerprint().low();
    }
    if (rows != 0 || high != 0 || low != 0) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "the raw files of %s are not those that were loaded; run analyze and load --runDate=%s first"
              .formatted(runDate, runDate));
    }
  }

  /**
   * Replaces what the warehouse says of these two and the day, in one transaction.
   *
   * @throws StepFailure with status 10 if one of the loads has been replaced meanwhile
   */
  public void publish(Connection connection) throws SQLException {
    try (Transaction transaction = Transaction.begin(connection)) {
      // In the order of names, as everybody who takes both.
      for (String dataset : new TreeSet<>(List.of(leftName, rightName))) {
        DayLock.acquire(connection, runDate, dataset);
      }
      checkStillLoaded(connection, leftName, left);
      checkStillLoaded(connection, rightName, right);
      deleteOld(connection);
      insertVerdict(connection);
      insertDifferences(connection);
      transaction.commit();
    }
  }

  private void checkStillLoaded(Connection connection, String dataset, LoadedDataset compared)
      throws SQLException {
    if (!LoadedDataset.of(connection, runDate, dataset).filter(compared::equals).isPresent()) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s of %s was loaded anew while it was compared; run reconcile --runDate=%s again"
              .formatted(dataset, runDate, runDate));
    }
  }

  private void deleteOld(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM citizens.reconciliation WHERE run_date = ? AND left_dataset = ?"
                + " AND right_dataset = ?")) {
      delete.setObject(1, runDate);
      delete.setString(2, leftName);
      delete.setString(3, rightName);
      delete.executeUpdate(); // takes the differences with it
    }
  }

  private void insertVerdict(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.reconciliation (run_date, left_dataset, right_dataset, equal,"
                + " compared_by, left_load, left_rows, left_bad_rows, right_load, right_rows,"
                + " right_bad_rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, runDate);
      insert.setString(2, leftName);
      insert.setString(3, rightName);
      insert.setBoolean(4, equal());
      insert.setString(5, String.join(",", by));
      insert.setObject(6, left.load());
      insert.setLong(7, left.rows());
      insert.setLong(8, left.badRows());
      insert.setObject(9, right.load());
      insert.setLong(10, right.rows());
      insert.setLong(11, right.badRows());
      insert.executeUpdate();
    }
  }

  private void insertDifferences(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.reconciliation_difference (run_date, left_dataset, right_dataset,"
                + " group_key, left_rows, left_fingerprint, right_rows, right_fingerprint)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (GroupDifference each : differences) {
        insert.setObject(1, runDate);
        insert.setString(2, leftName);
        insert.setString(3, rightName);
        insert.setString(4, each.key());
        insert.setLong(5, each.leftRows());
        insert.setString(6, each.leftFingerprint().toString());
        insert.setLong(7, each.rightRows());
        insert.setString(8, each.rightFingerprint().toString());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
