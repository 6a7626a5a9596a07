package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.MariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a range needs in memory does not depend on how many rows it has. */
class SmallHeapTest {
  private static final int ROWS_IN_A_RANGE = 300_000;

  @TempDir Path folder;

  /** Rows that share a key are in one range, and rows without a key are one too. */
  @Test
  void rangesOfManyRowsFitIntoASmallHeap() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE one_key_many (id BIGINT NULL, v VARCHAR(500), KEY (id))",
        "INSERT INTO one_key_many SELECT 7, REPEAT('k', 400) FROM seq_1_to_" + ROWS_IN_A_RANGE,
        "INSERT INTO one_key_many VALUES (1765000000000000000, 'snowflake')",
        "INSERT INTO one_key_many SELECT NULL, REPEAT('n', 400) FROM seq_1_to_" + ROWS_IN_A_RANGE);
    MariaDb server = OneMariaDb.get();
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx80m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName(),
                server.jdbcUrl(),
                server.user(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    child.environment().put("CITIZENS_MYSQL_PASSWORD", server.password());
    Process process = child.start();
    try {
      assertThat("it ends", process.waitFor(5, TimeUnit.MINUTES), is(true));
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(folder.resolve("output"));
    assertThat(output, process.exitValue(), is(0));
    assertThat(output, output.lines().toList().contains("600001 rows in 2 large ranges"), is(true));
  }

  /** Runs in the small heap. */
  public static void main(String[] args) throws Exception {
    MySqlSource source =
        new MySqlSource(args[0], args[1], System.getenv("CITIZENS_MYSQL_PASSWORD"));
    TableQuery query = new TableQuery("one_key_many", "id", List.of("id", "v"));
    Extraction extraction =
        Extraction.withoutBytes(source, Path.of(args[2]), query, Extraction.PART_BYTES, () -> {});
    long large = extraction.ranges().stream().filter(range -> range.rows() > 100_000).count();
    System.out.println(extraction.rows() + " rows in " + large + " large ranges");
  }
}
