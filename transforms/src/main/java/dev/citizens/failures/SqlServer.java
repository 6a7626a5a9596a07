package dev.citizens.failures;

import java.sql.SQLException;
import java.util.Optional;

/** The two SQL servers, and how a failure of theirs is said. */
public enum SqlServer {
  MYSQL(
      "MySQL",
      ExitStatus.MYSQL,
      "mysql",
      "table, splitColumn and columns of the data set in the job file"),
  POSTGRESQL(
      "PostgreSQL",
      ExitStatus.WAREHOUSE,
      "warehouse",
      "that nobody changed the tables of schema citizens");

  private static final String WRONG_USER = "28";
  private static final String NO_CONNECTION = "08";

  private final String label;
  private final ExitStatus transientStatus;
  private final String option;
  private final String names;

  SqlServer(String label, ExitStatus transientStatus, String option, String names) {
    this.label = label;
    this.transientStatus = transientStatus;
    this.option = option;
    this.names = names;
  }

  /** The server whose driver threw it; none if nobody's did. */
  static Optional<SqlServer> of(Throwable thrown) {
    return Origin.of(thrown).flatMap(SqlServer::of);
  }

  private static Optional<SqlServer> of(Origin origin) {
    return switch (origin) {
      case MYSQL -> Optional.of(MYSQL);
      case POSTGRESQL -> Optional.of(POSTGRESQL);
      case HDFS -> Optional.empty();
    };
  }

  /** A failure of which nothing is known but that it is this server's. */
  StepFailure failure() {
    return new StepFailure(transientStatus, label + " failed; " + advice(""));
  }

  /**
   * A failure as one line that holds no value of the data, with the status that its kind has.
   *
   * @param where the URL, without a password
   */
  public StepFailure failure(String where, SQLException thrown) {
    for (Throwable cause : Causes.of(thrown)) {
      if (cause instanceof StepFailure known) {
        return known;
      }
    }
    return failure(where, null, thrown);
  }

  /**
   * As {@link #failure(String, SQLException)}. Without the driver's exception as its cause, whose
   * text may hold values; only with the place where it was thrown.
   *
   * @param table that was used, if the server does not name one; null if not known
   */
  StepFailure failure(String where, String table, SQLException thrown) {
    SqlFault fault = SqlFault.in(thrown, table);
    String subject = where.isEmpty() ? label : label + " at " + where;
    String words = fault.words();
    StepFailure failure =
        switch (fault.kind()) {
          case DATA ->
              new StepFailure(
                  ExitStatus.QUALITY_GATE,
                  "%s refuses the data: %s; mend the rows, or the table or rule that refuses them"
                      .formatted(subject, words));
          case SETTING ->
              new StepFailure(
                  ExitStatus.WRONG_USE,
                  "%s failed: %s; %s".formatted(subject, words, settingAdvice(fault.state())));
          case SERVER ->
              new StepFailure(
                  transientStatus,
                  "%s failed: %s; %s".formatted(subject, words, advice(fault.state())));
        };
    failure.setStackTrace(thrown.getStackTrace());
    return failure;
  }

  private String settingAdvice(String state) {
    return state.startsWith("42") && !state.equals("42501") && !state.equals("42000")
        ? "check " + names
        : "check --%sUrl and the user's rights".formatted(option);
  }

  private String advice(String state) {
    if (state.startsWith(WRONG_USER)) {
      String variable = this == MYSQL ? "CITIZENS_MYSQL_PASSWORD" : "CITIZENS_WAREHOUSE_PASSWORD";
      return "check --%sUser and %s or --%sPasswordFile".formatted(option, variable, option);
    }
    return state.startsWith(NO_CONNECTION)
        ? "check --%sUrl and that the server runs".formatted(option)
        : "see the server's log, then run again";
  }
}
