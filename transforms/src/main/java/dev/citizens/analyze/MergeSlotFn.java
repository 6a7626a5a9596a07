package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partial;
import dev.citizens.csv.Bytes;
import dev.citizens.lake.Attempt;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Merges a slot's partials, puts its result lines in order and drops those beyond {@code top}. */
final class MergeSlotFn extends DoFn<KV<Integer, Iterable<byte[]>>, SlotResult> {
  private final Slots slots;
  private final Attempt attempt;

  MergeSlotFn(Slots slots, Attempt attempt) {
    this.slots = slots;
    this.attempt = attempt;
  }

  @ProcessElement
  public void merge(@Element KV<Integer, Iterable<byte[]>> partials, OutputReceiver<SlotResult> out)
      throws IOException {
    int slot = partials.getKey();
    if (slot == Slots.TOTALS) {
      ScanTotals totals = Partials.merge(new ScanTotals(), partials.getValue());
      out.output(new SlotResult(slot, 0, Bytes.of(Partials.encode(totals)), null));
      return;
    }
    Analysis analysis = slots.analyses().get(slots.analysisOf(slot));
    Partial merged = Partials.merge(analysis.empty(), partials.getValue());
    try (LinesWriter lines = new LinesWriter(analysis, attempt.file("lines-" + slot))) {
      merged.emit(analysis.top(), lines);
      out.output(lines.finish(slot));
    }
  }
}
