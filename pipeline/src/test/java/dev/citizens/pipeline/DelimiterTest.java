package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose CSV file has semicolons, beside MySQL's rows. */
class DelimiterTest {
  private static final long ROWS = 300;

  /** A comma outside of quotes: an even number of quotes follows in its line. */
  private static final String COMMA = "(?m),(?=(?:[^\"\\n]*\"[^\"\\n]*\")*[^\"\\n]*$)";

  @Test
  void hasTheAnswersOfCommasAndTheFingerprintOfMySql(@TempDir Path folder)
      throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).writeCsv(ROWS, 0).fillMySql("citizens", ROWS);
    String semicolons = Files.readString(site.csv()).replaceAll(COMMA, ";");
    assertThat("commas in quotes", semicolons, containsString(","));
    Files.writeString(site.csv(), semicolons);
    site.editJobFile("file: citizens_data.csv", "file: citizens_data.csv\n    delimiter: ';'");

    CitizensRun run = site.done("daily"); // reconcile, too

    assertThat(run.err(), is(empty()));
    DuckDbAnswers expected = DuckDbAnswers.of(ROWS, TestSite.SEED);
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens").read(), is(expected));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens_mysql").read(), is(expected));
    assertThat(
        site.warehouseRows("SELECT count(DISTINCT fingerprint) FROM citizens.run").toString(),
        is("[[1]]"));
  }
}
