package dev.citizens.testdata;

/** How the parts of a person's name are put together. All but {@link #PLAIN} need CSV quotes. */
enum NameForm {
  PLAIN,
  /** With a comma: {@code Anna French, Jr.} */
  JUNIOR,
  /** With quotes: {@code Anna "Nan" French} */
  NICKNAME,
  /** With a line feed between the given name and the surname. */
  TWO_LINES;

  private static final int TICKETS = 100_000;

  static NameForm pick(RowDice dice) {
    int luck = dice.below(TICKETS);
    if (luck > TICKETS / 1_000 + TICKETS / 5_000) {
      return PLAIN;
    }
    if (luck > TICKETS / 5_000) {
      return JUNIOR;
    }
    return luck > 0 ? NICKNAME : TWO_LINES;
  }
}
