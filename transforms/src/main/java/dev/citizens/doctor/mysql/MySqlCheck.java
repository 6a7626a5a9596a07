package dev.citizens.doctor.mysql;

import dev.citizens.doctor.AreaCheck;
import dev.citizens.doctor.Finding;
import dev.citizens.extract.MySqlSource;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;

/** What all checks of MySQL share: each has a connection of its own. */
abstract class MySqlCheck extends AreaCheck {
  static final String CONNECT = "mysql connect";
  static final String SELECT = "mysql select right";
  static final String COLUMNS = "mysql columns";

  private final Supplier<MySqlSource> source;

  MySqlCheck(String name, Supplier<MySqlSource> source, String... needs) {
    super(name, ExitStatus.MYSQL, needs);
    this.source = source;
  }

  @Override
  public final Finding run() throws SQLException {
    MySqlSource mySql = source.get();
    try (Connection connection = mySql.connect();
        Statement statement = connection.createStatement()) {
      return look(connection, statement);
    }
  }

  /** Variables of the session as the server would have them for any client. */
  final Map<String, String> serverDefaults() throws SQLException {
    return source.get().serverDefaults();
  }

  abstract Finding look(Connection connection, Statement statement) throws SQLException;

  /** The first column of the first row; null if there is no row. */
  static String value(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getString(1) : null;
    }
  }

  /** The words of the step, which names at its end who must do what. */
  static Finding failed(StepFailure failure) {
    int advice = failure.getMessage().lastIndexOf("; ");
    if (advice < 0) {
      return Finding.fail(failure.getMessage(), "whoever wrote the job file: correct it");
    }
    return Finding.fail(
        failure.getMessage().substring(0, advice), failure.getMessage().substring(advice + 2));
  }
}
