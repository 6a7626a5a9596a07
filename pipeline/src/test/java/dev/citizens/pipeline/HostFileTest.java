package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileTest {
  @TempDir private Path folder;

  @Test
  void theFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("tägliche 100%.html");
    Files.writeString(file, "of yesterday, and longer");
    HostFile.at("--output", "./report.html", file.toString()).write("today");
    assertThat(Files.readString(file), is("today"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList(), contains(file));
    }
  }

  @Test
  void whatIsThereIsRead() throws IOException {
    Path file = folder.resolve("citizens.prom");
    HostFile known = HostFile.at("--metricsFile", "./citizens.prom", file.toString());
    assertThat(known.read(), is(Optional.empty()));
    Files.write(file, new byte[] {'o', 'k', (byte) 0xff});
    assertThat(known.read(), is(Optional.of("ok\ufffd")));
  }

  @Test
  void whereNothingCanBeWrittenIsRefused() {
    String missing = folder.resolve("none").resolve("report.html").toString();
    refused(missing, "its folder does not exist, or is not yours to write to");
    refused(folder.toString(), "it is a folder");
    refused("a\0b", "it is no path");
  }

  private static void refused(String path, String why) {
    StepFailure failure =
        assertThrows(StepFailure.class, () -> HostFile.at("--output", "./report.html", path));
    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        failure.getMessage(),
        is(
            "--output=%s cannot be written: %s; name a file such as ./report.html"
                .formatted(path, why)));
  }
}
