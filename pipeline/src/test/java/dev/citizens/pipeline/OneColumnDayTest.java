package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set of one column, whose NULLs are empty lines: none is lost on any hop. */
class OneColumnDayTest {
  private static final String CSV = "nickname\nAnn\n\n\"\"\nBob\n\n";

  @Test
  void rowsThatAreNullArriveLikeTheOthers(@TempDir Path folder) throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder);
    Files.writeString(site.csv(), CSV);
    Files.writeString(
        site.file("job.yaml"),
        """
        name: people
        datasets:
          people: {file: people.csv, columns: [{name: nickname}], quality: {maxBadRows: 0}}
          people_mysql:
            {table: people, splitColumn: id, columns: [nickname], quality: {maxBadRows: 0}}
        analyses: [{of: [people, people_mysql], ask: [{profile: all}]}]
        reconcile: [{left: people, right: people_mysql, by: [nickname]}]
        """);
    site.with("job", site.file("job.yaml").toString());
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE people (id BIGINT PRIMARY KEY, nickname VARCHAR(20) NULL)");
      statement.execute(
          "INSERT INTO people VALUES (1, 'Ann'), (2, NULL), (3, ''), (4, 'Bob'), (5, NULL)");
    }

    site.done("daily");

    assertThat(
        site.lake().text("raw/people_mysql/run_date=2026-03-01/ATTEMPT/people.csv"), is(CSV));
    assertThat(
        site.warehouseRows(
            "SELECT dataset, rows, nulls, blanks FROM citizens.column_profile ORDER BY dataset"),
        contains(List.of("people", "5", "2", "1"), List.of("people_mysql", "5", "2", "1")));
  }
}
