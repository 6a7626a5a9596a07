package dev.citizens.pipeline;

import dev.citizens.draft.JobDraft;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.DatedPath;
import dev.citizens.job.FileName;
import dev.citizens.sniff.FileSniffer;
import dev.citizens.sniff.SniffedFile;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the first job file for CSV files of this host. */
final class InitStep {
  static final String NAME = "init";

  static final List<String> OPTIONS = List.of("--job=PATH", "--stdout", ShownProgress.OPTION);

  private InitStep() {}

  /**
   * Looks at the files and writes the job file.
   *
   * @throws StepFailure with status 2 if it is there already, or a file cannot be one of a data set
   */
  static void run(CommandLine line, Map<String, String> environment, PrintStream out) {
    FileOptions options = FileOptions.of(line, OPTIONS);
    ShownProgress progress = ShownProgress.of(NAME, options, environment);
    if (line.files().isEmpty()) {
      throw StepFailure.wrongUse("no file; give one, such as scripts/citizens init people.csv");
    }
    line.files().forEach(InitStep::checkName);
    String job = JobDraft.name(FileName.ofPlain(line.files().get(0)));
    NewJobFile target = NewJobFile.of(options, job);
    List<SniffedFile> files = new ArrayList<>();
    line.files().forEach(file -> files.add(FileSniffer.sniff(file, progress.ofFile(file))));
    List<String> said = new ArrayList<>();
    files.forEach(file -> said.add(figures(file)));
    said.addAll(next(target, files.get(0)));
    target.put(JobDraft.of(job, files), said, out);
  }

  private static void checkName(String file) {
    String objection = FileName.objection(FileName.ofPlain(file));
    if (objection != null) {
      throw StepFailure.wrongUse(
          "%s cannot be named so in the lake: the name %s; rename it"
              .formatted(Printable.of(file), objection));
    }
    if (DatedPath.isMeant(file)) {
      throw StepFailure.wrongUse(
          "%s would be another file every day: in a job file {runDate} is the day; rename it"
              .formatted(Printable.of(file)));
    }
  }

  private static String figures(SniffedFile file) {
    int above = file.skippedLines();
    return "%s: %s and %s columns, %s bad%s"
        .formatted(
            file.path(),
            Figures.rows(file.rows()),
            file.columns().size(),
            file.badRows().count(),
            above == 0
                ? ""
                : ", and %s below %s"
                    .formatted(file.hasHeader() ? "a header" : "rows", lines(above)));
  }

  private static String lines(int count) {
    return count == 1 ? "another line" : count + " other lines";
  }

  /** What to type now. */
  private static List<String> next(NewJobFile target, SniffedFile file) {
    return List.of(
        "wrote %s; read it, look how rows are read by it, and run a day:".formatted(target.typed()),
        "  scripts/citizens sample %s --job=%s"
            .formatted(NewJobFile.typed(file.path()), target.typed()),
        "  CITIZENS_WAREHOUSE_PASSWORD=… scripts/citizens " + target.daily());
  }
}
