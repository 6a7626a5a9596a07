package dev.citizens.doctor.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs another program and takes what it prints. */
@FunctionalInterface
interface CommandOutput {
  /**
   * Standard output of the command.
   *
   * @throws IOException if it can't be started or its status is not 0
   */
  String of(List<String> command) throws IOException, InterruptedException;

  /** Really runs it; standard error is dropped. An interrupt ends the program too. */
  CommandOutput OF_PROCESS =
      command -> {
        Process process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
          String output =
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          int status = process.waitFor();
          if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
          }
          return output;
        } finally {
          process.destroy();
        }
      };
}
