package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which of numbered values have been written, so that each is written in full the first time only.
 * After that it has a place: 1 for the value that came first, 2 for the next one.
 */
final class FirstTimes {
  /** Instead of the place of a value that comes for the first time. */
  static final int NEW = 0;

  private int[] places = new int[16]; // by number; NEW of a value that has not come
  private int last;

  /**
   * The place of a value; {@link #NEW} if it comes for the first time, so that it has to follow.
   */
  int place(int number) {
    if (number >= places.length) {
      places = Arrays.copyOf(places, Math.max(number + 1, 2 * places.length));
    }
    int place = places[number];
    if (place == NEW) {
      places[number] = ++last;
    }
    return place;
  }

  /**
   * Writes the place of a value.
   *
   * @return whether it comes for the first time
   */
  boolean write(int number, DataOutput out) throws IOException {
    int place = place(number);
    VarLong.write(place, out);
    return place == NEW;
  }
}
