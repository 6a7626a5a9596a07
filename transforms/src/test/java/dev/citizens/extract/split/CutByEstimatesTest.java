package dev.citizens.extract.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutByEstimatesTest {
  private static final long ROWS = 100;

  private static final RowEstimates NONE = pieces -> Optional.empty();

  /** How many ranges were asked for. */
  private int asked;

  @Test
  void fewRowsAreOnePieceAndNothingIsAsked() throws SQLException {
    assertThat(cut(this::never, 1, 9, ROWS), contains(piece(1, 9)));
    assertThat(cut(this::never, 7, 7, 1_000_000), contains(piece(7, 7)));
  }

  private Optional<List<Long>> never(List<Piece> pieces) {
    throw new AssertionError("asked for " + pieces);
  }

  @Test
  void withoutEstimatesPiecesAreEquallyWide() throws SQLException {
    assertThat(cut(NONE, 1, 101, 101), contains(piece(1, 51), piece(52, 101)));
    assertThat(
        cut(NONE, Long.MIN_VALUE, Long.MAX_VALUE, 200),
        contains(piece(Long.MIN_VALUE, -1), piece(0, Long.MAX_VALUE)));
  }

  /** As many estimates as ranges, however large the table is. */
  @Test
  void denseKeysAreCutAtOnce() throws SQLException {
    List<Piece> pieces = cut(this::width, 1, 90_000, 90_000);
    assertThat(pieces, hasSize(900));
    assertThat(asked, is(900));
  }

  private Optional<List<Long>> width(List<Piece> pieces) {
    asked += pieces.size();
    return Optional.of(
        pieces.stream()
            .map(each -> each.last().subtract(each.first()).longValueExact() + 1)
            .toList());
  }

  @Test
  void oneFarKeyIsNoHindrance() throws SQLException {
    NavigableMap<BigInteger, Long> keys = keys(LongStream.rangeClosed(1, 10_000));
    keys.put(BigInteger.TWO.pow(63), 1L);
    List<Piece> pieces = checked(keys, rowsOf(keys));
    assertThat(pieces.size(), is(lessThan(205)));
  }

  @Test
  void clumpsAreFound() throws SQLException {
    NavigableMap<BigInteger, Long> keys =
        keys(LongStream.range(0, 10_000).map(i -> (i % 10) * 1_000_000_000_000_000L + i * i));
    checked(keys, rowsOf(keys));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyKeysAreCutByTheirRows(long seed) throws SQLException {
    Random random = new Random(seed);
    NavigableMap<BigInteger, Long> keys = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      BigInteger key = new BigInteger(1 + random.nextInt(70), random);
      keys.merge(random.nextBoolean() ? key : key.negate(), 1L, Long::sum);
    }
    checked(keys, rowsOf(keys));
  }

  /** The server caps what it says of half a table, and its statistics may be of yesterday. */
  @Test
  void estimatesAreOnlyComparedWithEachOther() throws SQLException {
    NavigableMap<BigInteger, Long> keys = keys(LongStream.rangeClosed(1, 10_000));
    keys.put(BigInteger.TWO.pow(40), 1L);
    RowEstimates exact = rowsOf(keys);
    checked(
        keys,
        pieces ->
            exact.of(pieces).map(all -> all.stream().map(rows -> Math.min(rows, 50)).toList()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wrongEstimatesLoseNoKeyAndEnd(long seed) throws SQLException {
    Random random = new Random(seed);
    RowEstimates wrong =
        pieces -> {
          asked += pieces.size();
          return Optional.of(pieces.stream().map(each -> random.nextLong(1_000_000)).toList());
        };
    List<Piece> pieces = cut(wrong, Long.MIN_VALUE, Long.MAX_VALUE, 100_000);
    assertTiles(pieces, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
    assertThat(asked, is(lessThan(20_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, 3, 1000, 7", // many rows share a key: no piece is empty or too narrow
    "9223372036854775807, 9223372036854775808, 1000, 2",
    "0, 18446744073709551615, 1000, 10",
    "-99999999999999999999, 99999999999999999999, 250, 3"
  })
  void piecesTileTheKeysExactly(BigInteger first, BigInteger last, long rows, int expected)
      throws SQLException {
    List<Piece> pieces = new CutByEstimates(NONE, ROWS).cut(first, last, rows);
    assertTiles(pieces, first, last);
    assertThat(pieces, hasSize(expected));
  }

  private static List<Piece> checked(NavigableMap<BigInteger, Long> keys, RowEstimates estimates)
      throws SQLException {
    long rows = keys.values().stream().mapToLong(each -> each).sum();
    List<Piece> pieces =
        new CutByEstimates(estimates, ROWS).cut(keys.firstKey(), keys.lastKey(), rows);
    assertTiles(pieces, keys.firstKey(), keys.lastKey());
    for (Piece piece : pieces) {
      if (!piece.isOneKey()) {
        assertThat(piece.toString(), rows(keys, piece), is(lessThanOrEqualTo(2 * ROWS + 1)));
      }
    }
    return pieces;
  }

  private static RowEstimates rowsOf(NavigableMap<BigInteger, Long> keys) {
    return pieces -> Optional.of(pieces.stream().map(piece -> rows(keys, piece)).toList());
  }

  private static long rows(NavigableMap<BigInteger, Long> keys, Piece piece) {
    return keys.subMap(piece.first(), true, piece.last(), true).values().stream()
        .mapToLong(each -> each)
        .sum();
  }

  private static NavigableMap<BigInteger, Long> keys(LongStream numbers) {
    NavigableMap<BigInteger, Long> keys = new TreeMap<>();
    numbers.forEach(number -> keys.merge(BigInteger.valueOf(number), 1L, Long::sum));
    return keys;
  }

  private static void assertTiles(List<Piece> pieces, BigInteger first, BigInteger last) {
    BigInteger next = first;
    for (Piece piece : pieces) {
      assertThat("no gap and no overlap before " + piece, piece.first(), is(next));
      assertThat(piece + " has a key", piece.first().compareTo(piece.last()) <= 0, is(true));
      next = piece.last().add(BigInteger.ONE);
    }
    assertThat(next, is(last.add(BigInteger.ONE)));
  }

  private static List<Piece> cut(RowEstimates estimates, long first, long last, long rows)
      throws SQLException {
    return new CutByEstimates(estimates, ROWS)
        .cut(BigInteger.valueOf(first), BigInteger.valueOf(last), rows).stream()
            .map(piece -> piece.withRows(0))
            .toList();
  }

  private static Piece piece(long first, long last) {
    return new Piece(BigInteger.valueOf(first), BigInteger.valueOf(last), 0);
  }
}
