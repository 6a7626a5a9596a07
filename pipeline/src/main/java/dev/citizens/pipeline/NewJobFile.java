package dev.citizens.pipeline;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.JobFileReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

/**
 * Where {@code init} puts the job file that it makes.
 *
 * @param path of the file
 * @param isPrinted whether it goes to standard output instead
 */
record NewJobFile(Path path, boolean isPrinted) {
  /** Where this program is installed, as {@code scripts/citizens} says. */
  private static final String HOME = "citizens.home";

  /**
   * What {@code --job} and {@code --stdout} say.
   *
   * @param job its name, after which the file is named if nothing is said
   * @throws StepFailure with status 2 if a file is there already
   */
  static NewJobFile of(FileOptions options, String job) {
    Path path = Path.of(options.value("--job").orElse(job + ".yaml"));
    NewJobFile file = new NewJobFile(path, options.has("--stdout"));
    if (!file.isPrinted && Files.exists(path)) {
      throw file.exists();
    }
    return file;
  }

  /**
   * Prints or writes the text.
   *
   * @param said lines that are printed when it is written
   * @throws StepFailure with status 2 if it cannot be written
   */
  void put(String text, List<String> said, PrintStream out) {
    JobFileReader.parse(
        path.toString(),
        text,
        OptionLayers.IN_JOB_FILE,
        given -> LocalDate.EPOCH); // or a fault of ours
    if (isPrinted) {
      out.print(schemaLine() + text);
      return;
    }
    write(schemaLine() + text);
    said.forEach(line -> out.println(Printable.of(line)));
  }

  /**
   * The line that tells editors the schema. That of this installation, as it is the one that will
   * read the file; as a URL, as the line ends at a space.
   */
  private static String schemaLine() {
    String home = System.getProperty(HOME);
    return home == null
        ? ""
        : "# yaml-language-server: $schema=%s\n"
            .formatted(Path.of(home, "runner-config", "job.schema.json").toUri());
  }

  private void write(String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw StepFailure.wrongUse("--job=" + Printable.of(path.toString()) + " cannot be written");
    }
  }

  private StepFailure exists() {
    return StepFailure.wrongUse(
        "%s is there already, and is not overwritten; give another name with --job=PATH, or --stdout"
            .formatted(Printable.of(path.toString())));
  }

  /** The path as it is typed in a shell. */
  String typed() {
    return typed(path.toString());
  }

  /**
   * The end of a command that runs the whole day by it.
   *
   * @return options of {@code daily}
   */
  String daily() {
    return "--profile direct daily --job=%s --lake=file://%s --warehouseUrl=jdbc:postgresql://HOST:5432/DATABASE --warehouseUser=USER"
        .formatted(typed(), typed(Path.of("lake").toAbsolutePath().toString()));
  }

  /** As a shell takes it for one word. */
  static String typed(String word) {
    return word.matches("[A-Za-z0-9_./+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
