package dev.citizens.extract.split;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Says about how many rows pieces have, compared with each other, at no great cost. */
@FunctionalInterface
interface RowEstimates {
  /**
   * Estimates pieces that lie behind each other.
   *
   * @return a number for each; empty if nobody can say
   * @throws SQLException if the server cannot be asked
   */
  Optional<List<Long>> of(List<Piece> pieces) throws SQLException;
}
