package dev.citizens.extract.split;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Cuts numbered keys into pieces with about as many rows each. The keys are cut into equally wide
 * pieces, of which those with too many rows are cut again, the largest first; then neighbours with
 * few rows are joined. Estimates say only which piece has more: how many rows there are in all is
 * counted. Wrong ones make pieces of different size, and never lose a key.
 */
final class CutByEstimates {
  /** A piece is cut if it has more rows than this many times the target. */
  private static final int TOLERANCE = 2;

  /** So that keys that lie in many clumps do not take longer than the rows. */
  private static final long ESTIMATES_PER_RANGE = 8;

  private static final long MOST_ESTIMATES_OF_SMALL = 1_000;

  private static final Comparator<Piece> LARGEST_FIRST =
      Comparator.comparingLong(Piece::rows).reversed().thenComparing(Piece::first);

  private final RowEstimates estimates;
  private final long rowsPerPiece;

  CutByEstimates(RowEstimates estimates, long rowsPerPiece) {
    this.estimates = estimates;
    this.rowsPerPiece = rowsPerPiece;
  }

  /**
   * Cuts all keys from {@code first} to {@code last}.
   *
   * @param rows that have one of them
   * @return pieces in order that tile the keys
   */
  List<Piece> cut(BigInteger first, BigInteger last, long rows) throws SQLException {
    PriorityQueue<Piece> large = new PriorityQueue<>(LARGEST_FIRST);
    List<Piece> small = new ArrayList<>();
    Piece all = new Piece(first, last, rows);
    (rows > rowsPerPiece && !all.isOneKey() ? large : small).add(all);
    long left = ESTIMATES_PER_RANGE * (rows / rowsPerPiece) + MOST_ESTIMATES_OF_SMALL;
    while (!large.isEmpty() && left > 0) {
      Piece piece = large.remove();
      List<Piece> parts = piece.tile(Math.max(2, wanted(piece.rows())));
      left -= parts.size();
      Optional<List<Long>> estimated = estimates.of(parts);
      if (estimated.isEmpty()) {
        small.addAll(parts); // equally wide, as nobody knows better
        continue;
      }
      for (Piece part : shared(piece.rows(), parts, estimated.get())) {
        boolean isCut = part.rows() > TOLERANCE * rowsPerPiece && !part.isOneKey();
        (isCut ? large : small).add(part);
      }
    }
    small.addAll(large);
    small.sort(Comparator.comparing(Piece::first));
    return joined(small);
  }

  private long wanted(long rows) {
    return (rows + rowsPerPiece - 1) / rowsPerPiece;
  }

  /** The rows of a piece, divided among its parts. An estimate of 1 is what servers say of none. */
  private static List<Piece> shared(long rows, List<Piece> parts, List<Long> estimated) {
    double sum = estimated.stream().filter(each -> each > 1).mapToDouble(each -> each).sum();
    if (sum == 0) {
      return parts;
    }
    List<Piece> shared = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double share = estimated.get(i) > 1 ? estimated.get(i) / sum : 0;
      shared.add(parts.get(i).withRows(Math.round(rows * share)));
    }
    return shared;
  }

  private List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      Piece before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && before.rows() + piece.rows() <= rowsPerPiece) {
        joined.set(joined.size() - 1, before.plus(piece));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }
}
