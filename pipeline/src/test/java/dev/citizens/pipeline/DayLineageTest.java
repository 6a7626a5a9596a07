package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal ends what is told, while a step may be telling. */
class DayLineageTest {
  @TempDir Path folder;
  private TestSite site;
  private Path file;
  private DayLineage lineage;

  @BeforeEach
  void prepare() throws IOException, SQLException {
    file = folder.resolve("lineage.ndjson");
    site = TestSite.onDisk(folder).with("lineageFile", file.toString());
    lineage = DayLineage.of(site.day(), "daily");
  }

  @Test
  void nothingBeginsAfterTheAbort() throws IOException {
    lineage.begin();
    lineage.abort();

    lineage.begin();
    lineage.begin(site.upload());
    lineage.end(null);

    assertThat(
        LineageEvent.of(Files.readAllLines(file)).stream().map(LineageEvent::what).toList(),
        contains("START citizens.daily", "ABORT citizens.daily"));
  }

  @Test
  @Timeout(60)
  void anAbortDoesNotWaitForSomebodyWhoTellsForEver() {
    DayLineage held = lineage;
    synchronized (held) {
      lineage.abort();
    }

    assertThat(Files.exists(file), is(false));
  }
}
