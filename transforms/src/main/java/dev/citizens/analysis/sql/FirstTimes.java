package dev.citizens.analysis.sql;

import java.util.Arrays;

/**
 * Which of numbered values have been written, so that each is written in full the first time only.
 * After that it has a place: 1 for the value that came first, 2 for the next one.
 */
final class FirstTimes {
  private int[] places = new int[16]; // by number; 0 of a value that has not come
  private int last;

  /** The place of a value; 0 if it comes for the first time. */
  int placeOf(int number) {
    if (number >= places.length) {
      places = Arrays.copyOf(places, Math.max(number + 1, 2 * places.length));
    }
    int place = places[number];
    if (place == 0) {
      places[number] = ++last;
    }
    return place;
  }
}
