package dev.citizens.extract.split;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbered keys from {@code first} to {@code last}, both of which belong to it.
 *
 * @param rows about how many rows have one
 */
record Piece(BigInteger first, BigInteger last, long rows) {
  boolean isOneKey() {
    return first.equals(last);
  }

  /** Equally wide pieces of it, with as many rows each; fewer if there are not so many keys. */
  List<Piece> tile(long pieces) {
    BigInteger width = last.subtract(first).divide(BigInteger.valueOf(pieces)).add(BigInteger.ONE);
    List<Piece> tiles = new ArrayList<>();
    for (BigInteger start = first; start.compareTo(last) <= 0; start = start.add(width)) {
      BigInteger end = start.add(width).subtract(BigInteger.ONE);
      tiles.add(new Piece(start, end.min(last), (rows + pieces - 1) / pieces));
    }
    return tiles;
  }

  Piece withRows(long number) {
    return new Piece(first, last, number);
  }

  /** With the piece behind it. */
  Piece plus(Piece next) {
    return new Piece(first, next.last, rows + next.rows);
  }
}
