package dev.citizens.load;

import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A day of the warehouse is of one data set: another's results would replace it. */
public final class DatasetOfDay {
  private DatasetOfDay() {}

  /**
   * Compares with what is published of the day.
   *
   * @throws StepFailure with status 2 if that is of another data set
   */
  public static void check(Connection connection, LocalDate runDate, String dataset)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT source, dataset FROM citizens.run WHERE run_date = ? AND dataset <> ?"
                + " ORDER BY source")) {
      query.setObject(1, runDate);
      query.setString(2, dataset);
      try (ResultSet other = query.executeQuery()) {
        if (other.next()) {
          throw StepFailure.wrongUse(
              "the warehouse holds %s of %s of the data set %s, and the job file is of %s: give each a"
                      .formatted(other.getString(1), runDate, other.getString(2), dataset)
                  + " database of its own in --warehouseUrl; if it only has a new name, UPDATE"
                  + " citizens.run SET dataset");
        }
      }
    }
  }
}
