package dev.citizens.merge;

import dev.citizens.analyze.ScanRange;
import dev.citizens.element.ElementCoder;
import org.apache.beam.sdk.coders.Coder;

/**
 * An element of a merge: a range of what a table was on the day before.
 *
 * @param table its place among those that are merged, from 0
 */
public record OldRange(int table, ScanRange range) {
  static final Coder<OldRange> CODER =
      ElementCoder.of(
          OldRange.class,
          (old, out) -> {
            out.writeInt(old.table);
            ScanRange.CODER.encode(old.range, out);
          },
          in -> new OldRange(in.readInt(), ScanRange.CODER.decode(in)));
}
