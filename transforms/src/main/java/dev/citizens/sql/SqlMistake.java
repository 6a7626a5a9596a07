package dev.citizens.sql;

/**
 * What the user must change in a statement: one line that says where, what is wrong, what is
 * allowed.
 */
public final class SqlMistake extends RuntimeException {
  private final transient Place place;

  /**
   * A mistake.
   *
   * @param place of the piece of the text that is wrong
   * @param problem what is wrong with it, and what is allowed
   */
  public SqlMistake(Place place, String problem) {
    super(place + ": " + problem);
    this.place = place;
  }

  /** Where it is. */
  public Place place() {
    return place;
  }
}
