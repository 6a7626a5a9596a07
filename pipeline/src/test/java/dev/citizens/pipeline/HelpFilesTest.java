package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpFilesTest {
  @TempDir private Path folder;

  @Test
  void aStepHasATextAndItsOptions() throws IOException {
    HelpFiles.main(new String[] {folder.resolve("help").toString()});
    try (Stream<Path> files = Files.list(folder.resolve("help"))) {
      assertThat(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          is(
              Steps.NAMES.stream()
                  .flatMap(step -> Stream.of(step + ".options", step + ".txt"))
                  .sorted()
                  .toList()));
    }
    assertThat(
        Files.readString(folder.resolve("help/status.txt")),
        startsWith("scripts/citizens status [--option=value ...]\n"));
    assertThat(
        Files.readAllLines(folder.resolve("help/status.options")),
        is(
            List.of(
                "--runDate=",
                "--zone=",
                "--job=",
                "--lake=",
                "--warehousePasswordFile=",
                "--warehouseUrl=",
                "--warehouseUser=",
                "--json",
                "--metricsFile=")));
  }
}
