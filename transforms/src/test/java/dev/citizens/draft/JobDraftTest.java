package dev.citizens.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFile;
import dev.citizens.job.JobFileReader;
import dev.citizens.sniff.FileSniffer;
import dev.citizens.sniff.LookWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job file that is written of a file is one that can be read, and says what the file says. */
class JobDraftTest {
  private static final String ROWS =
      IntStream.range(0, 100)
          .mapToObj(i -> i + ";" + (i % 4 == 0 ? "NA" : i + ".25") + ";\"a;" + i % 5 + "\";x\n")
          .collect(joining());

  @TempDir private Path folder;

  private String draft(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(UTF_8));
    return JobDraft.of(
        JobDraft.name(name), List.of(FileSniffer.sniff(file.toString(), LookWatch.NONE)));
  }

  private static JobFile read(String text) {
    return JobFileReader.parse(
        "job.yaml", text, Set.of("zone", "lake"), options -> LocalDate.EPOCH);
  }

  @Test
  void columnsAreThoseOfTheFile() throws IOException {
    String text = draft("Shop list.csv", "No.;\"Price \"\"€\"\"\";kind;\n" + ROWS);
    assertThat(
        text.lines().filter(line -> line.contains("{name:")).map(String::strip).toList(),
        contains(
            "- {name: \"no\", header: \"No.\", type: long, key: true}",
            "- {name: price, header: \"Price \\\"€\\\"\", type: \"decimal(4,2)\", nulls: [NA]} # 25 × NA",
            "- {name: kind, required: true}",
            "- {name: column_4, header: \"\", required: true}"));
    Dataset dataset = read(text).datasets().get(0);
    assertThat(dataset.name(), is("shop_list"));
    assertThat(dataset.dialect().delimiter(), is((byte) ';'));
    assertThat(dataset.columns().get(1).header(), is("Price \"€\""));
    assertThat(dataset.keyColumn(), is("no"));
  }

  @Test
  void questionsAreThoseThatThePersonMayHave() throws IOException {
    JobFile job = read(draft("shop.csv", "id;price;kind;order\n" + ROWS));
    List<Analysis> analyses = job.datasets().get(0).analyses();
    assertThat(
        analyses.stream().map(Analysis::name).toList(),
        contains("shop_profile", "shop_by_kind", "shop_numbers"));
  }

  @Test
  void aFileWithoutHeaderGetsNames() throws IOException {
    String text = draft("shop.csv", ROWS);
    assertThat(
        text.lines().toList(),
        hasItem("    header: none # its first line is a row; give the columns better names"));
    assertThat(
        read(text).datasets().get(0).columnNames(),
        contains("column_1", "column_2", "column_3", "column_4"));
  }

  @Test
  void limitsAreKeptByTodaysFile() throws IOException {
    String text = draft("shop.csv", "id;price;kind;order\n" + ROWS + "1;2\n");
    assertThat(
        text.lines().map(String::strip).toList(),
        hasItem("maxBadRows: 2% # of the lines and bytes; today: 1, TOO_FEW_FIELDS 1"));
    assertThat(
        text.lines().map(String::strip).toList(), hasItem("minRows: 50 # half of today's 100"));
  }

  @Test
  void namesOfFilesMayBeAnything() throws IOException {
    JobFile job = read(draft("2024 # \"días\", {x}.csv", "a,b\n1,x\n2,y\n"));
    assertThat(job.name(), is("_2024_dias_x"));
    assertThat(
        job.datasets().get(0).file().files().name(LocalDate.EPOCH), is("2024 # \"días\", {x}.csv"));
  }

  @Test
  void namesMayBeWordsOfYamlAndSql() throws IOException {
    String text = draft("order.csv", "yes,null,group\n1,1,x\n2,1,x\n3,2,x\n4,2,x\n");
    assertThat(text, containsString("{name: \"yes\", type: long, key: true}"));
    Dataset dataset = read(text).datasets().get(0);
    assertThat(dataset.columnNames(), contains("yes", "null", "group"));
    assertThat(
        dataset.analyses().stream().map(Analysis::name).toList(),
        contains("order_profile", "order_by_null", "order_numbers"));
  }

  @Test
  void dataSetsOfOneNameAreTold() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "a,b\n1,x\n2,y\n");
    String text =
        JobDraft.of(
            "a",
            List.of(
                FileSniffer.sniff(file.toString(), LookWatch.NONE),
                FileSniffer.sniff(file.toString(), LookWatch.NONE)));
    assertThat(read(text).datasetNames(), contains("a", "a_2"));
  }
}
