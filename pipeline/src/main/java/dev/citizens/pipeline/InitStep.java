package dev.citizens.pipeline;

import dev.citizens.draft.JobDraft;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.FileName;
import dev.citizens.job.JobFileReader;
import dev.citizens.sniff.FileSniffer;
import dev.citizens.sniff.SniffedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes the first job file for CSV files of this host. */
final class InitStep {
  static final String NAME = "init";

  static final List<String> OPTIONS = List.of("--job=PATH", "--stdout");

  private InitStep() {}

  /**
   * Looks at the files and writes the job file.
   *
   * @throws StepFailure with status 2 if it is there already, or a file cannot be one of a data set
   */
  static void run(CommandLine line, PrintStream out) {
    FileOptions options = FileOptions.of(line, OPTIONS);
    if (line.files().isEmpty()) {
      throw StepFailure.wrongUse("no file; give one, such as scripts/citizens init people.csv");
    }
    line.files().forEach(InitStep::checkName);
    String job = JobDraft.name(FileName.ofPlain(line.files().get(0)));
    Path path = Path.of(options.value("--job").orElse(job + ".yaml"));
    boolean print = options.has("--stdout");
    if (!print && Files.exists(path)) {
      throw exists(path);
    }
    List<SniffedFile> files = new ArrayList<>();
    line.files().forEach(file -> files.add(FileSniffer.sniff(file)));
    String text = JobDraft.of(job, files);
    JobFileReader.parse(path.toString(), text, given -> LocalDate.EPOCH); // or a fault of ours
    if (print) {
      out.print(text);
    } else {
      write(path, text);
      files.forEach(file -> out.println(Printable.of(figures(file))));
      next(path, files.get(0)).forEach(each -> out.println(Printable.of(each)));
    }
  }

  private static void checkName(String file) {
    String objection = FileName.objection(FileName.ofPlain(file));
    if (objection != null) {
      throw StepFailure.wrongUse(
          "%s cannot be named so in the lake: the name %s; rename it"
              .formatted(Printable.of(file), objection));
    }
  }

  static void write(Path path, String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(path);
    } catch (IOException e) {
      throw StepFailure.wrongUse("--job=" + Printable.of(path.toString()) + " cannot be written");
    }
  }

  static StepFailure exists(Path path) {
    return StepFailure.wrongUse(
        "%s is there already, and is not overwritten; give another name with --job=PATH, or --stdout"
            .formatted(Printable.of(path.toString())));
  }

  private static String figures(SniffedFile file) {
    return "%s: %s and %s columns, %s bad"
        .formatted(
            file.path(), Figures.rows(file.rows()), file.columns().size(), file.badRows().count());
  }

  /** What to type now. */
  private static List<String> next(Path path, SniffedFile file) {
    String job = typed(path.toString());
    return List.of(
        "wrote %s; read it, look how rows are read by it, and run a day:".formatted(job),
        "  scripts/citizens sample %s --job=%s".formatted(typed(file.path()), job),
        "  CITIZENS_WAREHOUSE_PASSWORD=… scripts/citizens --profile direct daily --job=%s --lake=file://%s"
                .formatted(job, typed(Path.of("lake").toAbsolutePath().toString()))
            + " --warehouseUrl=jdbc:postgresql://HOST:5432/DATABASE --warehouseUser=USER");
  }

  /** As a shell takes it for one word. */
  static String typed(String word) {
    return word.matches("[A-Za-z0-9_./+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
