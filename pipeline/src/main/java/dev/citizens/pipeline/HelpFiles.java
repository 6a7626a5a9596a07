package dev.citizens.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Writes the files by which {@code scripts/citizens} answers {@code STEP --help}, and shells
 * complete what is typed, without starting a JVM. Run by the build.
 */
public final class HelpFiles {
  private HelpFiles() {}

  /**
   * Writes them: {@code STEP.txt} with the text, {@code STEP.options} with an option a line.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (StepSummary step : StepSummary.ALL) {
      Files.writeString(folder.resolve(step.name() + ".txt"), StepHelp.of(step));
      Files.writeString(
          folder.resolve(step.name() + ".options"),
          StepOption.of(step.name()).stream()
              .map(option -> option.flag().replaceFirst("=.*", "=") + "\n")
              .collect(Collectors.joining()));
    }
  }
}
