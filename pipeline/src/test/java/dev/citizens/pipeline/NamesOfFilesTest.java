package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders with names as people give them, from the source to the results. */
class NamesOfFilesTest {
  private static final List<String> NAMES =
      List.of(
          "citizens (1).csv",
          "100%.csv",
          "citizens%20data.csv",
          "citizens#1.csv",
          "a*b?.csv",
          "citizens[1].csv",
          "citizens{1,2}.csv",
          "công dân.csv",
          "back\\slash.csv",
          "-citizens.csv");

  @TempDir Path folder;

  @Test
  void onDiskTheyAreReadAndKept() throws IOException, SQLException {
    Path odd = Files.createDirectory(folder.resolve("một lake 100% #1"));
    roundTrip(TestSite.onDisk(odd).with("lake", "file://" + odd + "/lake %41"));
  }

  @Test
  void inHdfsTheyAreReadAndKept() throws IOException, SQLException {
    TestSite site = TestSite.onHdfs(folder);
    roundTrip(site.with("lake", site.lake().root() + " một 100% #1, %41"));
  }

  private static void roundTrip(TestSite site) throws IOException {
    site.with("dataset", "citizens")
        .writeCsv(5, 1)
        .editJobFile("maxBadRows: 0.1%", "maxBadRows: 1");
    byte[] csv = Files.readAllBytes(site.csv());
    String file = "citizens_data.csv";
    for (String name : NAMES) {
      String escaped = name.replace("\\", "\\\\");
      site.editJobFile("file: " + file, "file: \"" + escaped + "\"");
      file = "\"" + escaped + "\"";
      Files.write(site.file(name), csv);
      site.with("csv", site.file(name).toString()).done("upload");
      site.done("analyze");

      String raw = "raw/citizens/run_date=2026-03-01/";
      assertThat(site.lake().list(), hasItem(raw + "ATTEMPT/" + name));
      assertThat(site.lake().bytes(raw + "ATTEMPT/" + name), is(csv));
      assertThat(
          site.lake().json(raw + "_manifest.json").get("files").get(0).get("name").asText(),
          is(name));
      String quarantine = "quarantine/citizens/run_date=2026-03-01/ATTEMPT/bad_rows.csv";
      assertThat(
          site.lake().text(quarantine).lines().toList().get(1),
          startsWith(name.contains(",") ? "\"" + name + "\"," : name + ","));
    }
  }

  /** Only the name in the lake must be one that HDFS has. */
  @ParameterizedTest
  @ValueSource(strings = {"citizens_2026-03-09T08:00:00.csv", ".hidden.csv", "_manifest.json"})
  void asAPathOnThisHostAnyNameWillDo(String name) throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).writeCsv(5, 0);
    Files.move(site.csv(), site.file(name));

    site.with("csv", site.file(name).toString()).done("upload");
    site.with("csv", "file://" + site.file(name)).done("upload");

    assertThat(
        site.lake().bytes("raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv"),
        is(Files.readAllBytes(site.file(name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_manifest.json", ".hidden.csv", "a:b.csv", ".."})
  void inTheJobFileNamesThatTheLakeCannotHaveAreRefusedWithTheLine(String name)
      throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).writeCsv(5, 0);
    site.editJobFile("file: citizens_data.csv", "file: \"" + name + "\"");

    CitizensRun run = site.run("upload");

    assertThat(run.status(), is(WRONG_USE));
    assertThat(run.err().size(), is(1));
    assertThat(
        run.err().get(0),
        startsWith(
            "citizens: " + site.file("job.yaml") + ":11: file cannot be named " + name + " in"));
  }
}
