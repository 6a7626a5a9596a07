package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody has described: its job file, and its rows. */
class InitStepTest {
  private Path csv;
  private Path job;

  @BeforeEach
  void writeFile(@TempDir Path folder) throws IOException {
    csv = folder.resolve("shops.csv");
    job = folder.resolve("shops.yaml");
    Files.writeString(csv, "Shop Id,Rent\n1,2.5\n2,NA\n3\n4,x\n");
  }

  private static CitizensRun run(String... words) {
    return CitizensRun.of(List.of(words), Map.of());
  }

  @Test
  void theJobFileIsWrittenAndTheNextCommandSaid() throws IOException {
    CitizensRun run = run("init", csv.toString(), "--job=" + job);
    assertThat(run.err(), is(List.of()));
    assertThat(run.out().get(0), is(csv + ": 3 rows and 2 columns, 1 bad"));
    assertThat(
        run.out().get(run.out().size() - 1),
        containsString("--profile direct daily --job=" + job + " --lake=file:///"));
    assertThat(
        Files.readString(job), containsString("{name: shop_id, header: \"Shop Id\", type: long"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(job, "mine");
    CitizensRun run = run("init", csv.toString(), "--job=" + job);
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        contains(
            "citizens: "
                + job
                + " is there already, and is not overwritten; give another name with --job=PATH, or"
                + " --stdout (status 2)"));
    assertThat(Files.readString(job), is("mine"));
  }

  @Test
  void theTextCanBePrinted() {
    CitizensRun run = run("init", csv.toString(), "--stdout");
    assertThat(String.join("\n", run.out()), containsString("\nname: shops # of the job"));
  }

  @Test
  void theFirstLineNamesTheSchemaOfTheInstallationIfItIsKnown() {
    System.setProperty("citizens.home", "/opt/the pipeline");
    CitizensRun run;
    try {
      run = run("init", csv.toString(), "--stdout");
    } finally {
      System.clearProperty("citizens.home");
    }
    assertThat(
        run.out().get(0),
        is(
            "# yaml-language-server: $schema=file:///opt/the%20pipeline/runner-config/job.schema.json"));
    assertThat(run("init", csv.toString(), "--stdout").out().get(0), startsWith("# What the data"));
  }

  @Test
  void eachLookAtTheFileIsToldToAProgram() {
    for (String step : List.of("init", "sample")) {
      List<String> command = new ArrayList<>(List.of(step, csv.toString(), "--progress=json"));
      if (step.equals("init")) {
        command.add("--stdout");
      }
      assertThat(
          CitizensRun.of(command, Map.of()).err().stream()
              .filter(line -> line.contains("ended"))
              .map(line -> line.replaceFirst("\"elapsedMillis\":[0-9]+", "…"))
              .toList(),
          contains(
              "{\"pipeline\":\"%s %s, where rows start\",\"ended\":true,…}".formatted(step, csv),
              "{\"pipeline\":\"%s %s, their values\",\"ended\":true,…}".formatted(step, csv)));
    }
  }

  @Test
  void anotherStyleOfProgressIsRefused() {
    assertThat(
        run("init", csv.toString(), "--progress=much").err(),
        contains("citizens: --progress=much must be auto, bar, lines, json, none (status 2)"));
  }

  @Test
  void otherOptionsAreRefused() {
    assertThat(
        run("init", csv.toString(), "--lake=x").err(),
        contains(
            "citizens: init has no option --lake=x; it has --job=PATH, --stdout,"
                + " --progress=auto|bar|lines|json|none (status 2)"));
    assertThat(
        run("init", csv.toString(), "--jbo=x").err(),
        contains("citizens: init has no option --jbo=x; did you mean --job=PATH? (status 2)"));
  }

  @Test
  void theSampleShowsRowsAndBadOnes() throws IOException {
    Files.writeString(
        job,
        """
        name: shops
        datasets:
          shops:
            file: %s
            columns:
              - {name: id, header: Shop Id, type: long}
              - {name: rent, header: Rent, type: "decimal(5,2)", nulls: [NA]}
        """
            .formatted(csv));
    CitizensRun run = run("sample", "--job=" + job);
    assertThat(
        run.out(),
        contains(
            "id  rent",
            " 1  2.50",
            " 2  NULL",
            "(2 lines)",
            "bad row in line 4, byte 24: TOO_FEW_FIELDS",
            "bad row in line 5, byte 26: NOT_A_DECIMAL"));
  }

  @Test
  void withoutAJobFileTheSampleIsAsInitWouldHaveIt() {
    CitizensRun run = run("sample", csv.toString());
    assertThat(run.out().get(0), is("shop_id  rent"));
    assertThat(
        run.out().get(run.out().size() - 1), is("bad row in line 4, byte 24: TOO_FEW_FIELDS"));
  }
}
