package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partial;
import dev.citizens.csv.Bytes;
import dev.citizens.lake.Attempt;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Puts a slot's result lines in order and drops those beyond {@code top}. */
final class OrderLinesFn extends DoFn<KV<Integer, byte[]>, SlotResult> {
  private final Slots slots;
  private final Attempt attempt;

  OrderLinesFn(Slots slots, Attempt attempt) {
    this.slots = slots;
    this.attempt = attempt;
  }

  @ProcessElement
  public void order(@Element KV<Integer, byte[]> merged, OutputReceiver<SlotResult> out)
      throws IOException {
    int slot = merged.getKey();
    if (slot == Slots.TOTALS) {
      out.output(new SlotResult(slot, 0, Bytes.of(merged.getValue()), null));
      return;
    }
    Analysis analysis = slots.analyses().get(slots.analysisOf(slot));
    Partial partial = new Partials(slots).decodePartial(merged.getValue());
    try (LinesWriter lines = new LinesWriter(attempt.file("lines-" + slot))) {
      partial.emit(analysis.top(), lines);
      out.output(lines.finish(slot));
    }
  }
}
