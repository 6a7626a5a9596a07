package dev.citizens.failures;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose client threw an exception. Its class does not tell: a {@code BatchUpdateException}, a
 * {@code ConnectException} is Java's own. The frame nearest to the place does, and survives the way
 * from an executor to the driver.
 */
enum Origin {
  MYSQL("com\\.mysql\\."),
  POSTGRESQL("org\\.postgresql\\."),
  HDFS("org\\.apache\\.hadoop\\.(ipc|hdfs|net)\\.");

  private final Pattern packages;

  Origin(String packages) {
    this.packages = Pattern.compile(packages);
  }

  /** The client with the innermost frame. */
  static Optional<Origin> of(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      for (Origin origin : values()) {
        if (origin.packages.matcher(frame.getClassName()).lookingAt()) {
          return Optional.of(origin);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a printed stack trace names this client. */
  boolean isNamedIn(String text) {
    return packages.matcher(text).find();
  }
}
