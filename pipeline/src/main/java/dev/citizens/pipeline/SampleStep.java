package dev.citizens.pipeline;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.answer.AnswerFormat;
import dev.citizens.answer.AnswerWriter;
import dev.citizens.draft.JobDraft;
import dev.citizens.draft.RowSample;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFile;
import dev.citizens.job.JobFileReader;
import dev.citizens.sniff.FileSniffer;
import dev.citizens.source.PlainFile;
import dev.citizens.upload.MatchingFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Shows the first rows of a CSV file of this host as they will be read, and the first bad ones. */
final class SampleStep {
  static final String NAME = "sample";

  static final List<String> OPTIONS =
      List.of("--job=PATH", "--dataset=NAME", "--runDate=YYYY-MM-DD", ShownProgress.OPTION);
  private static final int MOST_ROWS = 10;
  private static final int MOST_BAD = 5;

  private SampleStep() {}

  /**
   * Prints them.
   *
   * @throws StepFailure with status 2 if it is not clear which file or data set is meant, 10 if the
   *     file is not there, 11 if it has another header than the job file says
   */
  static void run(CommandLine line, Map<String, String> environment, PrintStream out) {
    FileOptions options = FileOptions.of(line, OPTIONS);
    ShownProgress progress = ShownProgress.of(NAME, options, environment);
    if (line.files().size() > 1) {
      throw StepFailure.wrongUse("sample shows one file; give one");
    }
    if (!options.has("--job")) {
      show(drafted(line, progress), line.files().get(0), out);
      return;
    }
    JobFile job =
        JobFileReader.read(
            Path.of(options.value("--job").get()),
            OptionLayers.IN_JOB_FILE,
            given -> LocalDate.EPOCH);
    Dataset dataset = dataset(job, options);
    if (line.files().isEmpty()) {
      String path = firstFile(dataset, runDate(job, options));
      show(dataset, path, "file: " + Printable.of(path), out);
    } else {
      show(dataset, line.files().get(0), out);
    }
  }

  /** The first of the files of that day; what the job file says, if there is none. */
  private static String firstFile(Dataset dataset, LocalDate runDate) {
    String path = dataset.file().files().on(runDate).get(0);
    try {
      return MatchingFiles.of(path, new Configuration()).stream().findFirst().orElse(path);
    } catch (IOException e) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY, "the folder of " + Printable.of(path) + " cannot be read", e);
    }
  }

  /** Shows a file that the command line names. */
  private static void show(Dataset dataset, String path, PrintStream out) {
    show(dataset, path, Printable.of(path), out);
  }

  private static void show(Dataset dataset, String path, String name, PrintStream out) {
    if (new FilePath(path).onHdfs()) {
      throw StepFailure.wrongUse(
          name
              + " is in HDFS, and sample shows files of this host; copy it here, and name the copy");
    }
    CsvSource source = CsvSource.of(path, name, dataset, new Configuration());
    try (PlainFile plain =
        PlainFile.inForm(source.path().local(), source.form(), Printable.of(path))) {
      print(
          dataset,
          RowSample.of(plain.path(), source.dataStart(), dataset, MOST_ROWS, MOST_BAD),
          out);
    } catch (IOException e) {
      throw new StepFailure(ExitStatus.INPUT_NOT_READY, Printable.of(path) + " cannot be read", e);
    }
  }

  /** As init would write it. */
  private static Dataset drafted(CommandLine line, ShownProgress progress) {
    if (line.files().isEmpty()) {
      throw StepFailure.wrongUse("no file; give one, such as scripts/citizens sample people.csv");
    }
    String file = line.files().get(0);
    String text = JobDraft.of("sample", List.of(FileSniffer.sniff(file, progress.ofFile(file))));
    return JobFileReader.parse(NAME, text, OptionLayers.IN_JOB_FILE, given -> LocalDate.EPOCH)
        .datasets()
        .get(0);
  }

  private static LocalDate runDate(JobFile job, FileOptions options) {
    return ParsedOptions.runDate(
        options.value("--runDate").orElse(job.options().get("runDate")),
        job.options().getOrDefault("zone", "UTC"),
        Instant.now());
  }

  private static Dataset dataset(JobFile job, FileOptions options) {
    List<Dataset> files = job.datasets().stream().filter(each -> !each.isTable()).toList();
    String name = options.value("--dataset").orElse(files.size() == 1 ? files.get(0).name() : "");
    return files.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.wrongUse(
                    "--dataset must be one of %s, which have files"
                        .formatted(String.join(", ", files.stream().map(Dataset::name).toList()))));
  }

  private static void print(Dataset dataset, RowSample sample, PrintStream out) throws IOException {
    AnswerWriter table =
        AnswerFormat.TABLE.writer(
            dataset.columns().stream()
                .map(each -> new ResultColumn(each.name(), each.type(), true))
                .toList(),
            out);
    for (List<@Nullable String> row : sample.rows()) {
      table.line(row);
    }
    table.finish();
    for (RowSample.BadRecord bad : sample.badRecords()) {
      out.printf(
          Locale.ROOT,
          "bad row in line %,d, byte %,d: %s%n",
          bad.line(),
          bad.offset(),
          bad.reason());
    }
    if (sample.badRecords().isEmpty()) {
      out.println("no bad row");
    } else if (sample.badRecords().size() == MOST_BAD) {
      out.println("there may be more");
    }
  }
}
