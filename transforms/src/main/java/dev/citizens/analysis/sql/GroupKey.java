package dev.citizens.analysis.sql;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Form;
import dev.citizens.csv.ByteSink;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Query;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A value that rows are grouped by, or whose different ones are counted; values have numbers. */
interface GroupKey {
  long SCATTER = 0x9E3779B97F4A7C15L; // the golden ratio's fraction, odd

  /** The bits of a hash that say which eighth. */
  long OF_LAST_KEY = 0b111L << 61;

  /**
   * Numbers the values of an expression.
   *
   * @param leavesRowsOut whether not all rows are asked for
   */
  static GroupKey of(
      Expression expression, RowValues values, SharedCodes codes, boolean leavesRowsOut) {
    return expression instanceof ColumnRef column && Form.of(column.type()) == Form.TEXT
        ? new ColumnKey(codes.ofColumn(column.place()), column.place(), leavesRowsOut)
        : new ExpressionKey(values, expression);
  }

  /** The keys of a question's groups. */
  static List<GroupKey> ofGroups(Query query, RowValues values, SharedCodes codes) {
    boolean leavesRowsOut = query.where() != null;
    return query.keys().stream().map(key -> of(key, values, codes, leavesRowsOut)).toList();
  }

  /** The hashes of all values by their numbers. */
  static long[] hashes(GroupKey key) {
    long[] hashes = new long[key.size()];
    Arrays.setAll(hashes, number -> key.isNull(number) ? 0 : key.hashOf(number));
    return hashes;
  }

  /** A hash of two values, in that order, whose uppermost bits are as good as theirs. */
  static long hashOfPair(long first, long second) {
    return first * SCATTER + second;
  }

  /**
   * By what a group of several keys is dealt out ({@link dev.citizens.analysis.Partitions}): one of
   * eight parts by the last key, which is the finer one where people go from the coarse to the
   * fine, and one of four of these by the others. By all keys together, each text would be in
   * nearly every part, and be written and read as often.
   *
   * @param others the hash of the keys before
   */
  static long dealt(long others, long last) {
    return (last & OF_LAST_KEY) | ((others >>> Long.bitCount(OF_LAST_KEY)) & ~OF_LAST_KEY);
  }

  /**
   * Finds the number of each row's value.
   *
   * @param rows which ones, ascending
   * @param count how many of {@code rows} there are
   * @return the number for each of {@code rows}, valid until the next batch
   */
  int[] numbers(BatchRows batch, int[] rows, int count);

  /** Numbers are below; one below need not have been given. */
  int size();

  /** Appends the value with that number as a field in canonical CSV. */
  void appendTo(ByteSink out, int number, FieldWriter writer);

  /** Whether the value with that number is NULL. */
  boolean isNull(int number);

  /** A hash of the value with that number, which is not NULL; it depends on nothing else. */
  long hashOf(int number);

  /**
   * Writes the value with that number, which is not NULL, as {@link ValueIds} of its type read it.
   */
  void write(int number, DataOutput out) throws IOException;

  /** About how much memory this takes, in bytes, without what is shared. */
  long bytesUsed();
}
