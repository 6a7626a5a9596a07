package dev.citizens.job.keys;

/**
 * A key of a job file.
 *
 * @param required whether it must be there
 * @param description what it says, for who writes a job file; a sentence or two
 */
public record Key(String name, Shape shape, boolean required, String description) {
  /** A key that must be there. */
  public static Key required(String name, Shape shape, String description) {
    return new Key(name, shape, true, description);
  }

  /** A key that may be left out. */
  public static Key optional(String name, Shape shape, String description) {
    return new Key(name, shape, false, description);
  }
}
