package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A day whose job file asks for profiles, distinct values and ages: both sources, all the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfiledDayTest {
  private static final long ROWS = 2_000;

  private TestSite site;

  @BeforeAll
  void runOnce(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(ROWS, 2).fillMySql("citizens", ROWS);
    site.editJobFile(
        "      - {keyword: French, columns: [name, country]}\n",
        """
              - {keyword: fRENCH, columns: [name, country], case: ignore}
              - {profile: all}
              - {distinct: [country, "year(birth_date)", "lower(country)"]}
        """);
    site.done("daily");
  }

  @Test
  void theWarehouseHasAProfileOfEachColumn() throws IOException, SQLException {
    assertThat(
        query(
            """
            SELECT "column", rows, nulls, blanks, invalid, min, max, shortest, longest
            FROM citizens.latest_column_profile WHERE dataset = 'citizens' AND "column" = 'id'"""),
        contains("id|2000|0|0|0|1|2000|1|4"));
    assertThat(
        query(
            "SELECT \"column\" FROM citizens.column_profile WHERE dataset = 'citizens' ORDER BY 1"),
        contains("birth_date", "city", "country", "id", "name"));
  }

  @Test
  void bothDatasetsGiveTheSameToTheLastEstimate() throws IOException, SQLException {
    for (String table : List.of("column_profile", "distinct_values", "keyword_matches")) {
      String rows =
          "SELECT to_jsonb(t) - 'dataset' FROM citizens.%s t WHERE dataset = '%s' ORDER BY 1";
      List<String> csv = query(rows.formatted(table, "citizens"));
      assertThat(query(rows.formatted(table, "citizens_mysql")), is(csv));
      assertThat(table, csv.isEmpty(), is(false));
    }
  }

  @Test
  void distinctValuesAreThoseThatWereCounted() throws IOException, SQLException {
    String countries =
        query("SELECT count(*) FROM citizens.citizens_by_country WHERE dataset = 'citizens'")
            .get(0);
    assertThat(
        query("SELECT \"column\", distinct_estimate FROM citizens.latest_distinct_values"),
        hasItem("country|" + countries));
  }

  private List<String> query(String sql) throws IOException, SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = site.warehouse();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        StringBuilder row = new StringBuilder(found.getString(1));
        for (int i = 2; i <= found.getMetaData().getColumnCount(); i++) {
          row.append('|').append(found.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
