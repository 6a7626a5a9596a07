package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.ClockCheck;
import dev.citizens.doctor.ClockCheck.RemoteClock;
import dev.citizens.extract.MySqlSource;
import dev.citizens.failures.ExitStatus;
import dev.citizens.job.Dataset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** The checks of MySQL. */
public final class MySqlChecks {
  private MySqlChecks() {}

  /**
   * Lists them.
   *
   * @param source throws a StepFailure if an option or the password is missing
   * @param host of the URL, for people
   * @param datasets whose sources are tables
   */
  public static List<Check> of(Supplier<MySqlSource> source, String host, List<Dataset> datasets) {
    RemoteClock clock = () -> now(source.get());
    List<Dataset> tables = datasets.stream().filter(each -> each.table().query() == null).toList();
    return List.of(
        new ConnectCheck(source),
        new SessionCheck(source),
        new SelectRightCheck(source, datasets),
        new ColumnsCheck(source, datasets),
        new CharsetCheck(source, tables),
        new ZeroDatesCheck(source, tables),
        new ClockCheck("mysql clock", ExitStatus.MYSQL, List.of(MySqlCheck.CONNECT), host, clock));
  }

  /**
   * Looks at the columns of one data set.
   *
   * @param source throws a StepFailure if an option or the password is missing
   * @param dataset whose source is a table
   */
  public static Check ofColumns(Supplier<MySqlSource> source, Dataset dataset) {
    return new ColumnsCheck(source, dataset);
  }

  private static Instant now(MySqlSource source) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      String text =
          MySqlCheck.value(
              statement, "SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%f')");
      return LocalDateTime.parse(String.valueOf(text)).toInstant(ZoneOffset.UTC);
    }
  }
}
