package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows asked = rows read, whatever somebody does to the table between the two. */
class ChangingTableTest {
  @TempDir Path folder;

  @BeforeEach
  void makeTable() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE changing (id BIGINT NULL, v VARCHAR(9), KEY (id))",
        "INSERT INTO changing SELECT seq, 'v' FROM seq_1_to_1000",
        "INSERT INTO changing VALUES (NULL, 'n')");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE FROM changing WHERE id > 990, 991",
    "DELETE FROM changing WHERE id IS NULL, '1,000'",
    "TRUNCATE changing, 0",
    "UPDATE changing SET id = 5000 WHERE id = 7, '1,000'"
  })
  void rowsThatGoAwayAreMissed(String meanwhile, String read) throws Exception {
    assertThat(
        refusal(meanwhile),
        is(
            "table changing had 1,001 rows when they were counted, and %s were read: rows were"
                    .formatted(read)
                + " deleted meanwhile, or the server cuts results short; nothing of it was"
                + " published, run extract again when nobody changes it"));
  }

  @ParameterizedTest
  @CsvSource({
    "'INSERT INTO changing VALUES (500, ''w'')'",
    "'INSERT INTO changing VALUES (NULL, ''w'')'"
  })
  void rowsThatComeAreNoticed(String meanwhile) throws Exception {
    assertThat(
        refusal(meanwhile),
        is(
            "table changing had 1,001 rows when they were counted, and 1,002 were read: rows were"
                + " inserted meanwhile; nothing of it was published, run extract again when nobody"
                + " changes it"));
  }

  /** A table that only grows is extracted as it was. */
  @Test
  void rowsBehindTheLargestKeyBelongToTomorrow() throws Exception {
    Extraction extraction = extract("INSERT INTO changing VALUES (1001, 'w'), (1002, 'w')");
    extraction.shape().requireAll(extraction.rows());
    assertThat(extraction.rows(), is(1_001L));
  }

  private String refusal(String meanwhile) throws Exception {
    Extraction extraction = extract(meanwhile);
    return Refusal.of(ExitStatus.MYSQL, () -> extraction.shape().requireAll(extraction.rows()));
  }

  private Extraction extract(String meanwhile) throws Exception {
    TableQuery query = new TableQuery("changing", "id", List.of("id", "v"));
    return Extraction.of(folder, query, 1 << 20, () -> OneMariaDb.execute(meanwhile));
  }
}
