package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import dev.citizens.testdata.CitizenRows;
import dev.citizens.testdata.CitizensTable;
import dev.citizens.testdata.MariaDb;
import dev.citizens.testdata.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that stop in the middle of a step: named, transient, and not hidden by the tidying up.
 */
class ServersThatDieTest {
  @TempDir Path folder;

  private static StepFailure failureOf(Step step, PipelineRunner runner) {
    PreparedStep prepared = step.prepare();
    return Failures.explain(assertThrows(RuntimeException.class, () -> prepared.run(runner)));
  }

  @Test
  void theWarehouseStopsBetweenStagingAndPublishing() throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
    site.done("upload");
    site.done("analyze");
    try (Postgres own = Postgres.start()) {
      site.with("warehouseUrl", own.jdbcUrl());
      site.environment().put("CITIZENS_WAREHOUSE_PASSWORD", own.password());

      StepFailure failure =
          failureOf(site.load("citizens"), MeddlingRunner.after(site.day(), own::close));

      assertThat(failure.status(), is(ExitStatus.WAREHOUSE));
      assertThat(failure.getMessage(), startsWith("PostgreSQL at " + own.jdbcUrl() + " failed: "));
    }
  }

  @Test
  void mySqlStopsBeforeItIsRead() throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).with("dataset", "citizens_mysql");
    try (MariaDb own = MariaDb.start()) {
      site.with("mysqlUrl", own.jdbcUrl());
      site.environment().put("CITIZENS_MYSQL_PASSWORD", own.password());
      try (Connection connection =
          CitizensTable.connect(own.jdbcUrl(), own.user(), own.password())) {
        new CitizensTable("citizens").fill(connection, new CitizenRows(TestSite.SEED), 100);
      }

      StepFailure failure =
          failureOf(site.extract(), MeddlingRunner.before(site.day(), own::close));

      assertThat(failure.status(), is(ExitStatus.MYSQL));
      assertThat(failure.getMessage(), startsWith("MySQL at " + own.jdbcUrl() + " failed: "));
    }
  }
}
