package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.EmptyWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults of a role, as an administrator sets them, change nothing. */
class SessionContractTest {
  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @AfterEach
  void reset() throws Exception {
    empty.execute("ALTER ROLE CURRENT_USER RESET ALL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default_transaction_read_only | on | off",
        "default_transaction_isolation | serializable | read committed",
        "default_transaction_deferrable | on | off",
        "statement_timeout | 1s | 0",
        "transaction_timeout | 1s | 0",
        "idle_in_transaction_session_timeout | 1s | 0",
        "idle_session_timeout | 1s | 0",
        "lock_timeout | 1s | 5min",
        "search_path | public | pg_catalog, pg_temp",
        "DateStyle | German | ISO, YMD",
        "IntervalStyle | sql_standard | postgres",
        "TimeZone | Asia/Ho_Chi_Minh | UTC",
        "standard_conforming_strings | off | on",
        "array_nulls | off | on",
        "transform_null_equals | on | off",
        "synchronous_commit | off | on",
        "row_security | on | off"
      })
  void defaultOfTheRoleDoesNotCount(String setting, String ofRole, String inSession)
      throws Exception {
    empty.execute("ALTER ROLE CURRENT_USER SET " + setting + " = '" + ofRole + "'");
    try (Connection connection = empty.warehouse().connect();
        Statement statement = connection.createStatement();
        ResultSet shown = statement.executeQuery("SHOW " + setting)) {
      shown.next();
      assertThat(shown.getString(1), is(inSession));
    }
  }

  @Test
  void dayIsPublishedUnderHostileDefaults() throws Exception {
    empty.execute("ALTER ROLE CURRENT_USER SET default_transaction_read_only = on");
    empty.execute("ALTER ROLE CURRENT_USER SET default_transaction_isolation = serializable");
    empty.execute("ALTER ROLE CURRENT_USER SET search_path = nowhere");
    empty.execute("ALTER ROLE CURRENT_USER SET DateStyle = 'SQL, DMY'");
    empty.warehouse().migrate();
    try (Connection connection = empty.warehouse().connect()) {
      new StagedDay(connection, LocalDate.of(2026, 2, 28), "csv")
          .byCountry("[\"it's \\\\ Perú\", \"3\"]")
          .publish();
    }
    assertThat(
        empty.rows("SELECT * FROM citizens.citizens_by_country"),
        is(List.of("2026-02-28|csv|it's \\ Perú|3")));
  }
}
