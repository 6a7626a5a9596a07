package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.Manifest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many days of any changes: what is put together of changes is what a full read has at the same
 * moment. Each change but a deletion gives its row a new value, later ones a greater one; some come
 * late by less than the overlap, new rows by more.
 */
class IncrementalDaysTest {
  private static final int DAYS = 12;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final String[] NAMES = {"a", "A", "b,", "\"", "", "é", "x\ny", "a ", "日本"};

  private static final BigInteger BEYOND_LONG = new BigInteger("18446744073709000000");

  private TestSite site;
  private Random random;
  private long clock;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
  }

  private void job(String by, String overlap) throws IOException {
    Files.writeString(
        site.file("days.yaml"),
        """
        name: days
        datasets:
          changes: {table: days, incremental: {by: %s, overlap: %s}}
          open: {table: days, where: no %% 3 = 0, incremental: {by: %s, overlap: %s}}
          all: {table: days}
          all_open: {table: days, where: no %% 3 = 0}
        """
            .formatted(by, overlap, by, overlap));
    site.with("job", site.file("days.yaml").toString());
  }

  @ParameterizedTest
  @CsvSource({"1, moment, 2m", "2, version, 120", "3, moment, 2m", "4, version, 120"})
  void eachDayIsAsIfAllHadBeenRead(long seed, String by, String overlap)
      throws IOException, SQLException {
    random = new Random(seed);
    site.executeMySql(
        """
        CREATE OR REPLACE TABLE days (
          tenant VARCHAR(9) NOT NULL, no BIGINT UNSIGNED NOT NULL, payload TEXT,
          moment TIMESTAMP(6) NULL, version BIGINT UNSIGNED NULL,
          PRIMARY KEY (tenant, no)) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci""");
    job(by, overlap);
    int merged = 0;
    for (int day = 0; day < DAYS; day++) {
      change();
      site.with("runDate", FIRST.plusDays(day).toString());
      site.done("extract");
      assertSame("changes", "all");
      assertSame("open", "all_open");
      merged += manifest("changes").increment().kept() > 0 ? 1 : 0;
    }
    assertThat(merged, is(greaterThan(DAYS / 3)));
  }

  private void change() throws IOException, SQLException {
    clock += 1_000;
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      for (int i = random.nextInt(40); i > 0; i--) {
        statement.execute(insert());
      }
      for (int i = random.nextInt(10); i > 0; i--) {
        statement.execute(
            "UPDATE days SET payload = '%s', %s ORDER BY RAND(%s) LIMIT 2"
                .formatted(random.nextInt(), stamp(), random.nextInt(1000)));
      }
      if (random.nextInt(6) == 0) { // some keys, to others that the collation takes for the same
        statement.execute(
            "UPDATE days SET tenant = IF(tenant = 'a', 'A', tenant), %s WHERE no < 2"
                .formatted(stamp()));
      }
      if (random.nextInt(5) == 0) { // new rows that come later than the overlap
        statement.execute(
            "INSERT IGNORE INTO days SELECT 'late', seq, 'late', '2025-01-01', 1 FROM seq_1_to_%s"
                .formatted(1 + random.nextInt(3)));
      }
      if (random.nextInt(5) == 0) {
        statement.execute("DELETE FROM days ORDER BY RAND() LIMIT 2");
      }
    }
  }

  private String insert() {
    String no = random.nextInt(9) == 0 ? "18446744073709551615" : "" + random.nextInt(60);
    return "INSERT INTO days SET tenant = '%s', no = %s, payload = 'new', %s"
            .formatted(NAMES[random.nextInt(NAMES.length)], no, stamp())
        + " ON DUPLICATE KEY UPDATE payload = 'again', moment = VALUES(moment), version = VALUES(version)";
  }

  /** Now, a little late, or nothing. */
  private String stamp() {
    clock++;
    if (random.nextInt(15) == 0) {
      return "moment = NULL, version = NULL";
    }
    long seconds = clock - (random.nextInt(5) == 0 ? random.nextInt(100) : 0);
    return "moment = '2026-01-01' + INTERVAL %s SECOND, version = %s"
        .formatted(seconds, BEYOND_LONG.add(BigInteger.valueOf(seconds)));
  }

  private Manifest manifest(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
  }

  private void assertSame(String dataset, String full) throws IOException {
    assertThat(records(dataset), is(records(full)));
    assertThat(manifest(dataset).fingerprint(), is(manifest(full).fingerprint()));
    assertThat(manifest(dataset).rowsRead(), is(manifest(full).rowsRead()));
  }

  /** Each piece that ends with a row's payload and times; names have line ends. */
  private List<String> records(String dataset) throws IOException {
    String path =
        "raw/%s/run_date=%s/ATTEMPT/days.csv".formatted(dataset, manifest(dataset).runDate());
    List<String> records =
        new ArrayList<>(List.of(site.lake().text(path).replace("x\ny", "x y").split("\n")));
    records.sort(null);
    return records;
  }
}
