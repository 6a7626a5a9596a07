package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.MYSQL;
import static dev.citizens.failures.ExitStatus.WAREHOUSE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer, and say no. */
class RefusedByServersTest {
  private TestSite site;
  private String mySql;
  private String postgres;

  @BeforeEach
  void makeAllElseRight(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(10, 0).fillMySql("citizens", 10);
    mySql = "MySQL at " + SharedServers.mariaDb().jdbcUrl() + " failed: ";
    postgres = "PostgreSQL at " + SharedServers.postgres().jdbcUrl() + " failed: ";
  }

  @Test
  void wrongMySqlPassword() throws IOException, SQLException {
    site.with("dataset", "citizens_mysql");
    site.environment().put("CITIZENS_MYSQL_PASSWORD", "not-the-password");
    new Refusal(
            MYSQL,
            mySql
                + "Access denied for user 'citizens'@'127.0.0.1' (using password: YES); check"
                + " --mysqlUser and CITIZENS_MYSQL_PASSWORD or --mysqlPasswordFile")
        .withNothingPublished(site, "daily");
  }

  @Test
  void wrongMySqlUser() throws IOException, SQLException {
    site.with("dataset", "citizens_mysql");
    site.with("mysqlUser", "nobody");
    new Refusal(
            MYSQL,
            mySql
                + "Access denied for user 'nobody'@'127.0.0.1' (using password: YES); check"
                + " --mysqlUser and CITIZENS_MYSQL_PASSWORD or --mysqlPasswordFile")
        .withNothingPublished(site, "daily");
  }

  @Test
  void wrongWarehousePassword() throws IOException, SQLException {
    site.environment().put("CITIZENS_WAREHOUSE_PASSWORD", "not-the-password");
    new Refusal(
            WAREHOUSE,
            postgres
                + "FATAL: password authentication failed for user \"citizens\"; check"
                + " --warehouseUser and CITIZENS_WAREHOUSE_PASSWORD or --warehousePasswordFile")
        .withNothingPublished(site, "daily");
  }

  @Test
  void unknownMySqlDatabase() throws IOException, SQLException {
    String url = SharedServers.mariaDb().jdbcUrl().replace("/citizens", "/nowhere");
    site.with("mysqlUrl", url);
    new Refusal(
            WRONG_USE,
            "MySQL at "
                + url
                + " failed: Access denied for user 'citizens'@'127.0.0.1' to database 'nowhere';"
                + " check --mysqlUrl and the user's rights")
        .withNothingPublished(site, "daily");
  }

  @Test
  void unknownWarehouseDatabase() throws IOException, SQLException {
    String url = SharedServers.postgres().jdbcUrl().replace("/warehouse", "/nowhere");
    site.with("warehouseUrl", url);
    new Refusal(
            WRONG_USE,
            "PostgreSQL at "
                + url
                + " failed: FATAL: database \"nowhere\" does not exist; check --warehouseUrl and"
                + " the user's rights")
        .withNothingPublished(site, "daily");
  }

  @Test
  void missingTable() throws IOException, SQLException {
    site.editJobFile("table: citizens", "table: citizenz").with("dataset", "citizens_mysql");
    new Refusal(WRONG_USE, missingTableIsNamed()).withNothingPublished(site, "daily");
  }

  @Test
  void missingTableStopsNoOtherDataset() throws IOException, SQLException {
    site.editJobFile("table: citizens", "table: citizenz");
    new Refusal(WRONG_USE, "citizens_mysql: " + missingTableIsNamed()).of(site, "daily");
    assertThat(site.publishedRuns(), contains(TestSite.DAY + " citizens"));
  }

  private String missingTableIsNamed() {
    return mySql
        + "Table 'citizens.citizenz' doesn't exist; check table, splitColumn and columns of the data"
        + " set in the job file";
  }

  @Test
  void missingColumn() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE citizens DROP COLUMN city");
    }
    new Refusal(
            WRONG_USE,
            "../runner-config/job.yaml:29: dataset citizens_mysql has no column city; it has id, name,"
                + " birth_date, country")
        .withNothingPublished(site, "daily");
  }

  @Test
  void missingColumnThatTheJobFileNames() throws IOException, SQLException {
    site.editJobFile(
            "    table: citizens\n",
            "    table: citizens\n    columns: [id, name, birth_date, town, country]\n")
        .with("dataset", "citizens_mysql");
    new Refusal(
            WRONG_USE,
            mySql
                + "Unknown column 'town' in 'SELECT'; check table, splitColumn and columns of the"
                + " data set in the job file")
        .withNothingPublished(site, "daily");
  }

  /** MySQL has the time of day too, and each row would be a bad one after hours. */
  @Test
  void columnWhoseTypeIsNotThatOfTheOtherDataset() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE citizens MODIFY birth_date DATETIME");
    }
    new Refusal(
            WRONG_USE,
            "reconcile compares data sets with the same columns; column 3 of citizens is birth_date"
                + " date, and that of citizens_mysql is birth_date timestamp")
        .withNothingPublished(site, "daily");
  }
}
