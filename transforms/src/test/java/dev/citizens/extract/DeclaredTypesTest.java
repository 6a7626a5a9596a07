package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
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
    "date, DATETIME, DATETIME",
    "date, TIMESTAMP, TIMESTAMP",
    "date, VARCHAR(10), VARCHAR",
    "date, CHAR(10), CHAR",
    "date, YEAR, YEAR",
    "date, INT, INT",
    "long, 'DECIMAL(9, 2)', DECIMAL",
    "long, VARCHAR(9), VARCHAR",
    "long, DOUBLE, DOUBLE",
    "long, FLOAT, FLOAT",
    "long, DATE, DATE",
    "long, LONGTEXT, LONGTEXT",
    "'decimal(9,1)', 'DECIMAL(9, 2)', DECIMAL",
    "'decimal(9,1)', YEAR, YEAR",
    "'decimal(9,1)', DOUBLE, DOUBLE",
    "double, BIGINT, BIGINT",
    "double, 'DECIMAL(9, 2)', DECIMAL",
    "boolean, SMALLINT, SMALLINT",
    "boolean, VARCHAR(5), VARCHAR",
    "time, DATETIME, DATETIME",
    "timestamp, DATE, DATE",
    "timestamp, VARCHAR(30), VARCHAR",
    "bytes, VARCHAR(30), VARCHAR",
    "json, VARCHAR(30), VARCHAR"
  })
  void otherTypesAreRefused(ColumnType declared, String type, String named) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE declared (k INT, v %s NULL)".formatted(type));
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> columns(declared)),
        is(
            "column v of table declared is %s, and the job file says %s; say type: text there, or"
                    .formatted(named, declared)
                + (type.equals(named)
                        && declared.equals(ColumnType.DATE)
                        && !type.matches("YEAR|INT")
                    ? " extract a view with CAST(v AS DATE)"
                    : " extract a view in which it is one")));
  }

  @ParameterizedTest
  @CsvSource({
    "date, DATE",
    "long, TINYINT(1)",
    "long, BOOLEAN",
    "long, SMALLINT UNSIGNED",
    "long, MEDIUMINT",
    "long, INT(6) ZEROFILL",
    "long, BIGINT",
    "long, BIGINT UNSIGNED",
    "long, 'DECIMAL(20, 0)'",
    "long, YEAR",
    "'decimal(12,2)', 'DECIMAL(9, 2)'",
    "'decimal(12,2)', 'DECIMAL(65, 0)'",
    "'decimal(12,2)', BIGINT UNSIGNED",
    "double, FLOAT",
    "double, DOUBLE",
    "boolean, BOOLEAN",
    "time, TIME(6)",
    "timestamp, DATETIME(6)",
    "timestamp, TIMESTAMP",
    "json, JSON",
    "text, DATETIME(6)",
    "text, BIGINT UNSIGNED",
    "text, FLOAT",
    "text, TIME",
    "text, JSON"
  })
  void typesWhoseValuesFitAreTaken(ColumnType declared, String type) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE declared (k INT, v %s NULL)".formatted(type));
    assertThat(columns(declared).values().size(), is(1));
  }

  /** What a column is of which the job file says nothing. */
  @ParameterizedTest
  @CsvSource({
    "TINYINT(1), long",
    "BOOLEAN, long",
    "TINYINT UNSIGNED, long",
    "SMALLINT, long",
    "MEDIUMINT UNSIGNED, long",
    "INT UNSIGNED, long",
    "BIGINT, long",
    "YEAR, long",
    "BIGINT UNSIGNED, 'decimal(20,0)'",
    "'DECIMAL(9, 2)', 'decimal(9,2)'",
    "'DECIMAL(9, 2) UNSIGNED', 'decimal(9,2)'",
    "'DECIMAL(65, 30)', 'decimal(65,30)'",
    "'DECIMAL(5, 5)', 'decimal(5,5)'",
    "DECIMAL, 'decimal(10,0)'",
    "FLOAT, double",
    "'FLOAT(9, 2)', double",
    "DOUBLE, double",
    "DATE, date",
    "DATETIME, timestamp",
    "DATETIME(6), timestamp",
    "TIMESTAMP(3), timestamp",
    "TIME(6), text",
    "CHAR(3), text",
    "VARCHAR(9), text",
    "LONGTEXT, text",
    "UUID, text",
    "'ENUM(''a'')', text",
    "'SET(''a'', ''b'')', text"
  })
  void aColumnHasATypeThatHoldsItsValues(String type, ColumnType expected) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE declared (k INT, v %s NULL)".formatted(type));
    assertThat(columns(ColumnType.TEXT).values().get(0).columnType().orElseThrow(), is(expected));
  }

  private static TableColumns columns(ColumnType declared) throws SQLException {
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
