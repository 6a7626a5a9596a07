package dev.citizens.testdata;

import java.util.Arrays;

/**
 * The countries, most frequent first, and how frequent each is.
 *
 * <p>The shares follow Zipf's law (the second country has half as many rows as the first, and so
 * on), because real groups are never of one size.
 */
final class Countries {
  static final Vocabulary NAMES = Vocabulary.ofResource("countries.txt");

  private static final int TICKETS = 1 << 16;
  private static final short[] COUNTRY_OF_TICKET = countryOfTicket();

  private Countries() {}

  static int pick(RowDice dice) {
    return COUNTRY_OF_TICKET[dice.below(TICKETS)];
  }

  private static short[] countryOfTicket() {
    double allShares = 0;
    for (int country = 0; country < NAMES.size(); country++) {
      allShares += 1.0 / (country + 1);
    }
    short[] countryOfTicket = new short[TICKETS];
    double sharesSoFar = 0;
    int next = 0;
    for (int country = 0; country < NAMES.size(); country++) {
      sharesSoFar += 1.0 / (country + 1);
      int end = (int) Math.round(TICKETS * sharesSoFar / allShares);
      Arrays.fill(countryOfTicket, next, end, (short) country);
      next = end;
    }
    return countryOfTicket;
  }
}
