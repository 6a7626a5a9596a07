package dev.citizens.extract.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which column a table is read in ranges, if the job file says nothing. */
class SplitKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a INT PRIMARY KEY, b INT NOT NULL UNIQUE                             | a",
        "a INT, b INT, PRIMARY KEY (b, a)                                     | b",
        "a INT NOT NULL, b INT NOT NULL, KEY (a), UNIQUE KEY (b)              | b",
        "a INT NOT NULL, b INT NOT NULL, UNIQUE KEY (b, a)                    | b",
        "a VARCHAR(40) PRIMARY KEY                                            | a",
        "a BINARY(16) PRIMARY KEY                                             | a",
        "a UUID PRIMARY KEY                                                   | a",
        "a DATETIME(3), b INT, PRIMARY KEY (a, b)                             | a",
        "a ENUM('x','y') NOT NULL, b INT NOT NULL UNIQUE, PRIMARY KEY (a, b)  | b",
        "a VARCHAR(40) NOT NULL, b INT NOT NULL UNIQUE, PRIMARY KEY (a(5), b) | b",
        "a FLOAT PRIMARY KEY, b DATE NOT NULL, UNIQUE KEY (b)                 | b"
      })
  void theFirstColumnOfAKeyThatHasEachRowIsChosen(String columns, String chosen)
      throws SQLException {
    assertThat(choose("CREATE OR REPLACE TABLE chosen (" + columns + ")"), is(Optional.of(chosen)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a INT, b INT",
        "a INT NOT NULL, KEY (a)",
        "a INT UNIQUE",
        "a INT NOT NULL, b INT, UNIQUE KEY (a, b)",
        "a ENUM('x') PRIMARY KEY",
        "a TEXT, PRIMARY KEY (a(5))",
        "a INT NOT NULL, b ENUM('x') PRIMARY KEY, UNIQUE KEY (a) IGNORED"
      })
  void otherwiseNoneIs(String columns) throws SQLException {
    assertThat(choose("CREATE OR REPLACE TABLE chosen (" + columns + ")"), is(Optional.empty()));
  }

  @Test
  void aViewHasNoKey() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE viewed (a INT PRIMARY KEY)");
    try (Connection connection = connect()) {
      OneMariaDb.execute("CREATE OR REPLACE VIEW viewed_view AS SELECT * FROM viewed");
      assertThat(SplitKey.choose(connection, "viewed_view"), is(Optional.empty()));
    }
  }

  /** A number need not have an index: its ranges are cut by their width then. */
  @ParameterizedTest
  @CsvSource({
    "INT, '', true, ''",
    "DATE, '', true, ''",
    "'DECIMAL(9,2)', '', true, ''",
    "VARCHAR(9), '', false, splitColumn a is VARCHAR without an index",
    "VARCHAR(9), ', KEY (a)', true, ''",
    "VARCHAR(9), ', KEY (a(2))', false, splitColumn a is VARCHAR without an index",
    "VARCHAR(9), ', KEY (b, a)', false, splitColumn a is VARCHAR without an index",
    "VARCHAR(9), ', FULLTEXT KEY (a)', false, splitColumn a is VARCHAR without an index",
    "ENUM('x'), ', KEY (a)', false, splitColumn a is ENUM",
    "CHAR(9), ', KEY (a)', true, ''",
    "CHAR(9) COLLATE utf8mb4_nopad_bin, ', KEY (a)', false, splitColumn a is CHAR IN A NOPAD COLLATION",
    "DOUBLE, ', KEY (a)', false, splitColumn a is DOUBLE"
  })
  void aTextNeedsAnIndex(String type, String index, boolean splits, String objection)
      throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE chosen (a %s, b INT %s)".formatted(type, index));
    try (Connection connection = connect()) {
      SplitKey key = SplitKey.of(connection, "chosen", "a");
      assertThat(key.splits(), is(splits));
      if (!splits) {
        assertThat(key.objection(), is(objection));
      }
    }
  }

  private static Optional<String> choose(String table) throws SQLException {
    OneMariaDb.execute(table);
    try (Connection connection = connect()) {
      return SplitKey.choose(connection, "chosen");
    }
  }

  private static Connection connect() throws SQLException {
    MariaDb server = OneMariaDb.get();
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
