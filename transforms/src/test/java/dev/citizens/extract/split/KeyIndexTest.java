package dev.citizens.extract.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order the first rows of a table are read, without reading the others. */
class KeyIndexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a INT, b INT, c INT, PRIMARY KEY (b, a)                        | b,a",
        "a INT NOT NULL, b INT NOT NULL, c INT, UNIQUE KEY (a, b)       | a,b",
        "a INT NOT NULL UNIQUE, b INT PRIMARY KEY, c INT                | b",
        "a ENUM('x','y') PRIMARY KEY, b INT, c INT                      | a",
        "A INT PRIMARY KEY, b INT, c INT                                | A",
        "a INT, b VARCHAR(40), c INT, PRIMARY KEY (a, b(5))             | a",
        "a INT, b INT, c INT, PRIMARY KEY (a, b DESC)                   | a",
        "a INT, b INT, c INT, PRIMARY KEY (a DESC, b DESC)              | a,b",
        "a INT, b INT, c INT, d INT, PRIMARY KEY (a, d, b)              | a",
        "a INT, b INT, c INT, d INT, PRIMARY KEY (d, a)                 | ''",
        "a VARCHAR(40), b INT, c INT, PRIMARY KEY (a(5), b)             | ''",
        "a INT UNIQUE, b INT NOT NULL, c INT, KEY (b)                   | ''"
      })
  void itIsThatOfTheKeyAsFarAsItsIndexHasIt(String columns, String order) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE ordered (" + columns + ")");
    assertThat(String.join(",", order(FromClause.table("ordered"))), is(order));
  }

  @Test
  void viewsAndQueriesHaveNone() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE ordered (a INT PRIMARY KEY)",
        "CREATE OR REPLACE VIEW ordered_view AS SELECT a FROM ordered");
    assertThat(order(FromClause.table("ordered_view")), is(List.of()));
    assertThat(order(new FromClause("ordered", "SELECT a FROM ordered")), is(List.of()));
  }

  private static List<String> order(FromClause source) throws SQLException {
    MariaDb server = OneMariaDb.get();
    try (Connection connection =
        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
      List<String> order = KeyIndex.order(connection, source, List.of("a", "b", "c"));
      try (Statement statement = connection.createStatement();
          ResultSet asked = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_show_keys'")) {
        asked.next();
        assertThat("how often the server was asked", asked.getInt(2), is(lessThanOrEqualTo(1)));
      }
      return order;
    }
  }
}
