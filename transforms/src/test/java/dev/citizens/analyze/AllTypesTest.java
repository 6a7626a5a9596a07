package dev.citizens.analyze;

import static dev.citizens.harness.AllTypesFile.KINDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.AllTypesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of all types, in many spellings and with NA for NULL: DuckDB reads the same values from it
 * and from the rows that the analyses see, cell by cell.
 */
class AllTypesTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  @Test
  void duckDbReadsTheSameValuesFromTheFileAndFromTheRows() throws IOException, SQLException {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      same.add(
          "count(*) FILTER (%s IS NOT DISTINCT FROM %s)"
              .formatted(AllTypesFile.typed(i), KINDS.get(i).duckDb().formatted("r.c" + i)));
      same.add("count(r.c%s)".formatted(i));
    }
    String csv = new AllTypesFile().csv(ROWS);
    TypedRows rows = TypedRows.of(AllTypesFile.columns(), csv);
    assertThat(rows.rejected(), is(List.of()));

    Files.writeString(folder.resolve("file.csv"), csv);
    Files.write(folder.resolve("rows.csv"), rows.accepted());
    List<Long> counts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (String name : List.of("file", "rows")) {
        statement.execute(
            "CREATE TABLE %s AS FROM %s"
                .formatted(name, AllTypesFile.readCsv(folder.resolve(name + ".csv"))));
      }
      try (ResultSet found =
          statement.executeQuery(
              "SELECT count(*), %s FROM file f JOIN rows r ON f.row::BIGINT = r.row::BIGINT"
                  .formatted(String.join(", ", same)))) {
        found.next();
        assertThat(found.getLong(1), is((long) ROWS));
        for (int i = 0; i < KINDS.size(); i++) {
          assertThat("same " + KINDS.get(i).type(), found.getLong(2 * i + 2), is((long) ROWS));
          counts.add(found.getLong(2 * i + 3));
        }
      }
    }
    assertThat(
        "not nearly all NULL: " + counts, counts.stream().allMatch(c -> c > ROWS / 2), is(true));
  }
}
