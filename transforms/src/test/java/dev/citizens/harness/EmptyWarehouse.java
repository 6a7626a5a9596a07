package dev.citizens.harness;

import dev.citizens.load.Warehouse;
import dev.citizens.testdata.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Before each test, a warehouse with an empty ledger and no results, and a connection to it. */
public final class EmptyWarehouse implements BeforeEachCallback, AfterEachCallback {
  private static final String LEDGER =
      "('dataset', 'run', 'run_step', 'run_result', 'run_mirror', 'result_table',"
          + " 'run_source', 'run_bad_row',"
          + " 'mirror_table', 'reconciliation', 'reconciliation_difference', 'report', 'flyway_schema_history', 'latest_run')";

  /** Results, and what a test made by hand. */
  private static final String OTHERS =
      "SELECT 'DROP ' || CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'"
          + " WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END || format(' IF EXISTS %I.%I CASCADE',"
          + " 'citizens', relname) FROM pg_class WHERE relnamespace = 'citizens'::regnamespace"
          + " AND relkind IN ('r', 'p', 'v', 'm', 'S') AND relname NOT IN "
          + LEDGER;

  private static boolean migrated;

  private final Warehouse warehouse;
  private Connection connection;

  public EmptyWarehouse() {
    Postgres server = OnePostgres.get();
    warehouse = new Warehouse(server.jdbcUrl(), server.user(), server.password());
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    migrateOnce(warehouse);
    connection = warehouse.connect();
    execute("DROP SCHEMA IF EXISTS citizens_staging CASCADE");
    execute("CREATE SCHEMA citizens_staging");
    for (String drop : rows(OTHERS)) {
      execute(drop);
    }
    execute(
        "TRUNCATE citizens.dataset, citizens.run, citizens.run_step, citizens.run_result,"
            + " citizens.run_source, citizens.run_bad_row,"
            + " citizens.run_mirror, citizens.mirror_table, citizens.result_table, citizens.reconciliation,"
            + " citizens.reconciliation_difference, citizens.report");
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    connection.close();
  }

  private static synchronized void migrateOnce(Warehouse warehouse) {
    if (!migrated) {
      warehouse.migrate();
      migrated = true;
    }
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public Connection connection() {
    return connection;
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each with its columns joined by {@code |}, NULL as {@code NULL}. */
  public List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(Objects.requireNonNullElse(result.getString(i), "NULL"));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    }
  }
}
