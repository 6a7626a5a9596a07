package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.job.Column;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the job file says of a column against what MySQL has. */
class DeclaredTypesTest {
  @ParameterizedTest
  @CsvSource({
    "DATE, DATETIME, DATETIME",
    "DATE, TIMESTAMP, TIMESTAMP",
    "DATE, VARCHAR(10), VARCHAR",
    "DATE, CHAR(10), CHAR",
    "DATE, YEAR, YEAR",
    "DATE, INT, INT",
    "LONG, 'DECIMAL(9, 2)', DECIMAL",
    "LONG, VARCHAR(9), VARCHAR",
    "LONG, DOUBLE, DOUBLE",
    "LONG, FLOAT, FLOAT",
    "LONG, DATE, DATE",
    "LONG, LONGTEXT, LONGTEXT"
  })
  void otherTypesAreRefused(Column.Type declared, String type, String named) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE declared (k INT, v %s NULL)".formatted(type));
    String said = declared == Column.Type.DATE ? "date" : "long";
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> columns(declared)),
        is(
            "column v of table declared is %s, and the job file says %s; say type: text there, or"
                    .formatted(named, said)
                + (type.equals(named) && declared == Column.Type.DATE && !type.matches("YEAR|INT")
                    ? " extract a view with CAST(v AS DATE)"
                    : " extract a view in which it is one")));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, DATE",
    "LONG, TINYINT(1)",
    "LONG, BOOLEAN",
    "LONG, SMALLINT UNSIGNED",
    "LONG, MEDIUMINT",
    "LONG, INT(6) ZEROFILL",
    "LONG, BIGINT",
    "LONG, BIGINT UNSIGNED",
    "LONG, 'DECIMAL(20, 0)'",
    "LONG, YEAR",
    "TEXT, DATETIME(6)",
    "TEXT, BIGINT UNSIGNED",
    "TEXT, FLOAT",
    "TEXT, JSON"
  })
  void typesWhoseValuesFitAreTaken(Column.Type declared, String type) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE declared (k INT, v %s NULL)".formatted(type));
    assertThat(columns(declared).values().size(), is(1));
  }

  private static TableColumns columns(Column.Type declared) throws SQLException {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), server.password());
    try (Connection connection = source.connect()) {
      return TableColumns.of(
          connection,
          new TableQuery("declared", "k", List.of("v")),
          List.of(new Column("v", declared, false)));
    }
  }
}
