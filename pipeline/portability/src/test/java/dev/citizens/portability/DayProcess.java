package dev.citizens.portability;

import dev.citizens.pipeline.Citizens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code daily} in a process of its own, as {@code scripts/citizens} starts it.
 *
 * @param out its lines on standard output
 * @param err its lines on standard error, with those of the log
 */
record DayProcess(int status, List<String> out, List<String> err) {
  private static final Path LOG_SETTINGS = Path.of("../../runner-config/direct/java.args");
  private static final int LIMIT_SECONDS = 300;

  /**
   * Runs the day to its end.
   *
   * @param folder where the process works, and where what it says is kept
   * @throws IOException if it does not end
   */
  static DayProcess run(
      Runner runner, List<String> options, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve(runner + ".out");
    Path err = folder.resolve(runner + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command(runner, options))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CITIZENS_"));
    builder.environment().put("CITIZENS_PROGRESS", "none"); // it depends on how long a step takes
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(runner + " did not end in " + LIMIT_SECONDS + " s: " + folder);
      }
    } finally {
      process.destroyForcibly();
    }
    return new DayProcess(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  /** What the steps say of their work, without how long it took. */
  List<String> steps() {
    return out.stream()
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.replaceFirst(" +[0-9.]+ s ", ""))
        .toList();
  }

  /** What it says on standard error, without the ids of this run and of its Spark application. */
  List<String> messages() {
    return err.stream().filter(line -> !line.startsWith("run ")).toList();
  }

  private static List<String> command(Runner runner, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + LOG_SETTINGS.toAbsolutePath());
    command.addAll(List.of("-Xmx1g", "-Dfile.encoding=UTF-8", "-cp", runner.classPath()));
    command.addAll(runner.jvmOptions());
    command.add(Citizens.class.getName());
    command.addAll(List.of("daily", "--runner=" + runner.beamName()));
    command.addAll(runner.beamOptions());
    command.addAll(options);
    return command;
  }
}
