package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that fails in the middle of its transaction leaves the warehouse as it was. */
class RefusedPublicationTest {
  @Test
  void aTriggerThatRaisesIsPermanentAndItsValuesStayThere(@TempDir Path folder)
      throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
    site.done("daily");
    try (Connection connection = site.warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE FUNCTION citizens.refuse() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN RAISE EXCEPTION 'no %', NEW.country; END $$");
      statement.execute(
          "CREATE TRIGGER refuse BEFORE INSERT ON citizens.citizens_by_country"
              + " FOR EACH ROW EXECUTE FUNCTION citizens.refuse()");
    }

    CitizensRun run = site.run("load");

    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        run.err(),
        contains(
            "citizens: PostgreSQL at "
                + SharedServers.postgres().jdbcUrl()
                + " refuses the data: a trigger or function refuses a row (SQLSTATE P0001, table"
                + " citizens.\"citizens_by_country\", function citizens.refuse); mend the rows, or"
                + " the table or rule that refuses them (status 11)"));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void theOldRowsStayAndNoStagingTableDoes(@TempDir Path folder) throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
    site.done("daily");
    DuckDbAnswers before = new WarehouseAnswers(site, TestSite.DAY, "citizens").read();
    try (Connection connection = site.warehouse();
        Statement statement = connection.createStatement()) {
      // The fourth of the four tables: three have been replaced by then.
      statement.execute("ALTER TABLE citizens.keyword_matches ADD CHECK (rows < 0) NOT VALID");
    }

    CitizensRun run = site.writeCsv(200, 0).run("daily");

    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        run.err(),
        contains(
            "citizens: PostgreSQL at "
                + SharedServers.postgres().jdbcUrl()
                + " refuses the data: a CHECK constraint is violated (SQLSTATE 23514, table"
                + " citizens.keyword_matches, constraint keyword_matches_rows_check); mend the"
                + " rows, or the table or rule that refuses them (status 11)"));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens").read(), is(before));
    assertThat(site.stagingTables(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }
}
