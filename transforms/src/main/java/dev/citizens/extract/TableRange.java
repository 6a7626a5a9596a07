package dev.citizens.extract;

import dev.citizens.element.ElementCoder;
import dev.citizens.extract.split.KeyRange;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * An element of an extract: a range of one of its tables.
 *
 * @param table its place among them, from 0
 * @param number of the range among those of the table, from 0
 */
record TableRange(int table, int number, KeyRange keys) {
  private static final Coder<String> TEXT = StringUtf8Coder.of();

  /** How it travels. */
  static final Coder<TableRange> CODER =
      ElementCoder.of(
          TableRange.class,
          (range, out) -> {
            out.writeInt(range.table);
            out.writeInt(range.number);
            TEXT.encode(range.keys.where(), out);
          },
          in -> new TableRange(in.readInt(), in.readInt(), new KeyRange(TEXT.decode(in))));
}
