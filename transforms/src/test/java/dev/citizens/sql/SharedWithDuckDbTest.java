package dev.citizens.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.sql.tree.Output;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts ask, each a statement that DuckDB takes to the letter, over the same columns. */
class SharedWithDuckDbTest {
  private static Connection duckDb;

  @BeforeAll
  static void makeTable() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckDb.createStatement()) {
      statement.execute("SET integer_division = true");
      statement.execute(
          "CREATE TABLE citizens (id BIGINT, name VARCHAR, birth_date DATE, city VARCHAR,"
              + " country VARCHAR, salary DECIMAL(12,2), height DOUBLE, married BOOLEAN,"
              + " seen TIMESTAMP, wakes TIME, photo BLOB, notes VARCHAR)");
      statement.execute("CREATE MACRO run_date() AS DATE '2026-11-26'");
      statement.execute(
          "CREATE MACRO age_band(d) AS CAST(d AS VARCHAR)"); // the name alone; nothing is computed
      statement.execute("CREATE MACRO occurrences(x, word) AS sum(length(x) - length(word))");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  static List<String> questions() {
    return Lines.of("questions.txt");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void bothUnderstandIt(String statement) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement duck = duckDb.createStatement();
        ResultSet result = duck.executeQuery(statement)) {
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        columns.add(result.getMetaData().getColumnName(column));
      }
    }
    List<String> ours = Citizens.ask(statement).outputs().stream().map(Output::name).toList();
    assertThat(ours, is(columns));
  }
}
