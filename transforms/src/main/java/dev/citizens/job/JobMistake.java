package dev.citizens.job;

/** What is wrong at a place of a job file. {@link Mistakes} makes of it what the user is told. */
final class JobMistake extends RuntimeException {
  /** When it is one. */
  enum Kind {
    /** Whatever else is wrong. */
    CERTAIN,

    /** Only if the columns of the data set are those that are known. */
    ABOUT_COLUMNS,

    /** Never by itself: it comes of one that has been told. */
    CONSEQUENCE
  }

  private final int line;
  private final Kind kind;

  /**
   * A mistake.
   *
   * @param line from 1
   * @param message with file and line
   */
  JobMistake(int line, String message, Kind kind) {
    super(message);
    this.line = line;
    this.kind = kind;
  }

  int line() {
    return line;
  }

  Kind kind() {
    return kind;
  }
}
