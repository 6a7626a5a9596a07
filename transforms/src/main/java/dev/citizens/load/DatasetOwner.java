package dev.citizens.load;

import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A data set is of one job: another's of the same name would replace its days. */
public final class DatasetOwner {
  private DatasetOwner() {}

  /**
   * Looks whether the data set is free or of that job; one look by a primary key.
   *
   * @throws StepFailure with status 2 if another job has loaded it, whatever the day
   */
  public static void check(Connection connection, String dataset, String job) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT job FROM citizens.dataset WHERE name = ?")) {
      query.setString(1, dataset);
      try (ResultSet owner = query.executeQuery()) {
        if (owner.next() && !owner.getString(1).equals(job)) {
          throw StepFailure.wrongUse(
              "the warehouse has the data set %s of the job %s, and %s is another job: give its data"
                      .formatted(dataset, owner.getString(1), job)
                  + " set a name of its own, or name another database in --warehouseUrl; if the job"
                  + " only has a new name, UPDATE citizens.dataset SET job");
        }
      }
    }
  }

  /**
   * Makes the data set that job's for good, if the transaction is committed. Of two that do so at
   * once, one waits for the other.
   *
   * @throws StepFailure as {@link #check}
   */
  static void claim(Connection connection, String dataset, String job) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.dataset (name, job) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, dataset);
      insert.setString(2, job);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "publish the first day of " + dataset);
    }
    check(connection, dataset, job);
  }
}
