package dev.citizens.analyze;

import dev.citizens.analysis.Partitions;
import dev.citizens.element.ElementCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/**
 * Where partials meet: there is a slot for the totals, and one for each partition of each analysis,
 * so that a large answer is merged by several workers.
 *
 * @param number 0 for the totals
 */
public record Slot(int number) {
  static final Slot TOTALS = new Slot(0);

  static final Coder<Slot> CODER =
      ElementCoder.of(
          Slot.class,
          (slot, out) -> VarIntCoder.of().encode(slot.number, out),
          in -> new Slot(VarIntCoder.of().decode(in)));

  /**
   * That of a partition of an analysis.
   *
   * @param analysis its place among those of the scan, from 0
   */
  static Slot of(int analysis, int partition) {
    return new Slot(1 + analysis * Partitions.COUNT + partition);
  }

  /** The slot in its place where an answer has no more than that many parts. */
  Slot within(int parts) {
    return equals(TOTALS) ? this : of(analysis(), (number - 1) % Partitions.COUNT % parts);
  }

  /** The place of its analysis; of {@link #TOTALS} there is none. */
  int analysis() {
    return (number - 1) / Partitions.COUNT;
  }
}
