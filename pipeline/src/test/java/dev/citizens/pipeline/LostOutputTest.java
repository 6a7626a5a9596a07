package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.DONE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be told, as the disk behind standard output is full, is not done. */
class LostOutputTest {
  /** As a file on a full disk. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(500, 0).fillMySql("citizens", 500);
  }

  private static ExitStatus run(List<String> args, TestSite site) {
    try (CapturedOutput output = new CapturedOutput()) {
      System.setOut(new PrintStream(new FullDisk(), true, UTF_8));
      ExitStatus status = Citizens.run(args, site.environment());
      if (status != DONE) {
        assertThat(
            output.err(), contains(startsWith("citizens: standard output did not take all of")));
      }
      return status;
    }
  }

  @Test
  void anAnswerAndWhatTablesAndFilesLookLike() {
    site.done("upload");
    String ask = "SELECT country, count(*) FROM citizens GROUP BY 1";
    assertThat(run(site.command("ask", ask, "--format=csv"), site), is(WRONG_USE));
    assertThat(run(site.command("extract", "--limit=3"), site), is(WRONG_USE));
    assertThat(run(site.command("extract", "--dryRun"), site), is(WRONG_USE));
    assertThat(run(List.of("init", site.csv().toString(), "--stdout"), site), is(WRONG_USE));
  }

  @Test
  void whatIsPublishedIsDone() {
    assertThat(run(site.command("upload"), site), is(DONE));
  }
}
