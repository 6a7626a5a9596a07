package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job file that was changed after a day was extracted asks for other rows than lie there. */
class AskedRowsTest {
  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE asked_prices (id INT PRIMARY KEY, price DECIMAL(9,2) NOT NULL)",
        "CREATE OR REPLACE TABLE asked_prices_v2 LIKE asked_prices",
        "INSERT INTO asked_prices VALUES (1, 1.5)",
        "INSERT INTO asked_prices_v2 VALUES (1, 99)");
  }

  private void job(String table, String type) throws IOException {
    site.withJob(
        """
        name: shop
        datasets:
          prices:
            table: %s
            columns: [{name: id, type: long, key: true}, {name: price, type: "%s"}]
            load: {}
            parquet: true
        analyses:
          - {of: prices, ask: [{countBy: [price]}]}
        """
            .formatted(table, type));
  }

  private void refused(List<String> steps, String said) {
    for (String step : steps) {
      CitizensRun run = site.run(step);
      assertThat(run.everything(), containsString(said));
      assertThat(run.status(), is(ExitStatus.WRONG_USE));
    }
  }

  @Test
  void rowsOfAnotherTableAreRefused() throws IOException {
    job("asked_prices", "decimal(9,2)");
    site.done("daily");

    job("asked_prices_v2", "decimal(9,2)");

    refused(
        List.of("analyze", "load", "parquet"),
        "the job file has another table for prices than it did when %s was published; run extract --dataset=prices --runDate=2026-03-01 again"
            .formatted(site.day().rawFolder(site.dataset("prices")).path()));
  }

  /** Nobody has damaged them. */
  @Test
  void valuesOfAnotherTypeAreNotCalledOthersThanWereExtracted() throws IOException {
    job("asked_prices", "decimal(9,2)");
    site.done("extract");

    job("asked_prices", "decimal(10,3)");

    refused(
        List.of("analyze", "parquet"),
        "the job file has other columns or types for prices than it did when ");
  }

  @Test
  void aTextOfTheSameValuesIsTheSameRows() throws IOException {
    job("asked_prices", "decimal(9,2)");
    site.done("extract");

    job("asked_prices", "text");

    assertThat(site.done("analyze").out(), hasItem(containsString("1 rows, 0 of them bad")));
  }
}
