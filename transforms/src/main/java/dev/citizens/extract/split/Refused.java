package dev.citizens.extract.split;

import java.sql.SQLException;
import java.util.Set;

/** Tells a server that answers no from one that cannot answer now. */
public final class Refused {
  /** Lost connections, transactions rolled back, interrupted statements. */
  private static final Set<String> NOT_NOW = Set.of("08", "40", "70");

  /** Lock wait timeouts, and a statement that took too long, have no state of their own. */
  private static final Set<Integer> NOT_NOW_ERRORS = Set.of(1205, 1969, 3024);

  private Refused() {}

  /**
   * Returns for a refusal, behind which the connection can be used.
   *
   * @throws SQLException what was thrown, if it is none
   */
  public static void orThrow(SQLException thrown) throws SQLException {
    String state = thrown.getSQLState();
    boolean isKnown = state != null && state.length() >= 2;
    if (!isKnown
        || NOT_NOW.contains(state.substring(0, 2))
        || NOT_NOW_ERRORS.contains(thrown.getErrorCode())) {
      throw thrown;
    }
  }
}
