package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has changed in a table is said by the first extract that sees it. */
class ChangedColumnsTest {
  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    site.executeMySql(
        "CREATE OR REPLACE TABLE orders (id INT PRIMARY KEY, price INT NOT NULL, old DATE)");
    site.executeMySql("INSERT INTO orders VALUES (1, 5, NULL)");
    Files.writeString(
        site.file("orders.yaml"),
        """
        name: orders
        datasets:
          orders: {table: orders}
          prices: {table: orders, columns: [id, price]}
        """);
    site.with("job", site.file("orders.yaml").toString()).without("csv");
  }

  /** The line of a data set's extract on a day. */
  private String extracted(String day, String dataset) {
    return site.with("runDate", day).with("dataset", dataset).done("extract").out().get(0);
  }

  @Test
  void theFirstDayAndOneLikeItSayNothing() {
    assertThat(extracted("2026-03-01", "orders"), not(containsString("since")));
    assertThat(extracted("2026-03-01", "orders"), not(containsString("since")));
    assertThat(extracted("2026-03-03", "orders"), not(containsString("since")));
  }

  @Test
  void whatHasChangedSinceTheLastDayIsSaidOnce() throws IOException, SQLException {
    extracted("2026-02-27", "orders");
    site.executeMySql("ALTER TABLE orders DROP old, ADD note TEXT, MODIFY price DECIMAL(9,2)");

    String changes =
        "; since 2026-02-27 price is decimal(9,2) and was long, price may be NULL now,"
            + " note (text) is new, old is gone";
    assertThat(extracted("2026-03-01", "orders"), endsWith(changes));
    assertThat("again", extracted("2026-03-01", "orders"), endsWith(changes));
    assertThat(extracted("2026-03-02", "orders"), not(containsString("since")));
  }

  @Test
  void columnsThatAreNotReadMayChange() throws IOException, SQLException {
    extracted("2026-02-27", "prices");
    site.executeMySql("ALTER TABLE orders DROP old, ADD note TEXT");
    assertThat(extracted("2026-03-01", "prices"), not(containsString("since")));
  }
}
