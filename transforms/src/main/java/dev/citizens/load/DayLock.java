package dev.citizens.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Who changes what is published of a day and data set holds this lock: others take turns. */
public final class DayLock {
  private DayLock() {}

  /** Waits for the lock, which the transaction then holds to its end. */
  public static void acquire(Connection connection, LocalDate runDate, String dataset)
      throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "citizens " + runDate + " " + dataset);
      lock.execute();
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "publish " + dataset + " of " + runDate);
    }
  }
}
