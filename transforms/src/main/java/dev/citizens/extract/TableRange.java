package dev.citizens.extract;

import dev.citizens.element.ElementCoder;
import java.math.BigInteger;
import java.util.List;
import org.apache.beam.sdk.coders.BigIntegerCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * An element of an extract: a range of one of its tables.
 *
 * @param table its place among them, from 0
 * @param number of the range among those of the table, from 0
 * @param ends the first and the last key; none for the rows that have no key
 */
record TableRange(int table, int number, List<BigInteger> ends) {
  private static final Coder<List<BigInteger>> ENDS = ListCoder.of(BigIntegerCoder.of());

  /** How it travels. */
  static final Coder<TableRange> CODER =
      ElementCoder.of(
          TableRange.class,
          (range, out) -> {
            out.writeInt(range.table);
            out.writeInt(range.number);
            ENDS.encode(range.ends, out);
          },
          in -> new TableRange(in.readInt(), in.readInt(), ENDS.decode(in)));
}
