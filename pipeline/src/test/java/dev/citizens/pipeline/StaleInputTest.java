package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of yesterday are told, or refused, as the data of today. */
class StaleInputTest {
  private static final String REFUSED =
      ", and quality.stale is refuse; run again when the day's is there";

  private TestSite site;
  private Path file;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    file = site.file("people.csv");
    site.executeMySql("CREATE OR REPLACE TABLE people (id INT PRIMARY KEY, name VARCHAR(9))");
    site.executeMySql("INSERT INTO people VALUES (1, 'Ann'), (2, 'Bo')");
    Files.writeString(file, "id,name\n1,Ann\n2,Bo\n");
    Files.writeString(
        site.file("people.yaml"),
        """
        name: people
        options: {zone: Asia/Ho_Chi_Minh}
        datasets:
          told: {file: "%1$s", columns: [{name: id}, {name: name}]}
          fresh: {file: "%1$s", columns: [{name: id}, {name: name}], quality: {stale: refuse}}
          table: {table: people, quality: {stale: refuse}}
        """
            .formatted(file));
    site.with("job", site.file("people.yaml").toString()).without("csv");
  }

  private TestSite on(String day, String dataset) {
    return site.with("runDate", day).with("dataset", dataset);
  }

  private String uploaded(String day) {
    return on(day, "told").done("upload").out().get(0);
  }

  private void changedAt(String moment) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(moment)));
  }

  @Test
  void theFileOfADayBeforeIsTold() throws IOException {
    assertThat(uploaded("2026-03-01"), not(containsString("same")));
    assertThat("the same day again", uploaded("2026-03-01"), not(containsString("same")));
    assertThat(uploaded("2026-03-03"), endsWith("; the same bytes as on 2026-03-01"));
    assertThat("an earlier day", uploaded("2026-02-27"), not(containsString("same")));

    Files.writeString(file, "id,name\n1,Ann\n2,Ba\n");
    assertThat("of that length", uploaded("2026-03-04"), not(containsString("same")));
  }

  @Test
  void theFileOfADayBeforeIsRefusedIfTheJobFileSaysSo() throws IOException, SQLException {
    on("2026-03-01", "fresh").done("upload");
    new Refusal(INPUT_NOT_READY, "the file of fresh has the same bytes as on 2026-03-01" + REFUSED)
        .of(on("2026-03-02", "fresh"), "upload");
    assertThat(
        Files.exists(site.file("lake/raw/fresh/run_date=2026-03-02/_manifest.json")), is(false));
    assertThat(site.lake().attempts(), is(0));

    on("2026-03-01", "fresh").done("upload");
    Files.writeString(file, "id,name\n1,Ann\n2,Bo\n3,Cy\n");
    on("2026-03-02", "fresh").done("upload");
  }

  @Test
  void aFileThatWasLastChangedBeforeTheDayBeganIsRefused() throws IOException, SQLException {
    changedAt("2026-02-28T16:59:59Z"); // in the zone it is 2026-03-01 a second later
    new Refusal(
            INPUT_NOT_READY,
            "file: "
                + file
                + " was last changed at 2026-02-28T16:59:59Z, before 2026-03-01 began at 2026-02-28T17:00:00Z"
                + REFUSED)
        .withNothingPublished(on("2026-03-01", "fresh"), "upload");
    on("2026-03-01", "told").done("upload");

    changedAt("2026-02-28T17:00:00Z");
    on("2026-03-01", "fresh").done("upload");
  }

  @Test
  void aTableWithTheRowsOfADayBeforeIsRefused() throws IOException, SQLException {
    on("2026-03-01", "table").done("extract");
    new Refusal(INPUT_NOT_READY, "the table of table has the same rows as on 2026-03-01" + REFUSED)
        .of(on("2026-03-02", "table"), "extract");
    assertThat(
        Files.exists(site.file("lake/raw/table/run_date=2026-03-02/_manifest.json")), is(false));

    site.executeMySql("UPDATE people SET name = 'Al' WHERE id = 1");
    on("2026-03-02", "table").done("extract");
  }

  @Test
  void anotherWordIsAMistakeOfTheJobFile() throws IOException {
    Path job = site.file("people.yaml");
    Files.writeString(job, Files.readString(job).replace("refuse}}", "refused}}"));
    assertThat(
        String.join("\n", site.run("upload").err()),
        containsString("stale is refused; allowed: tell, refuse"));
  }
}
