package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.sql.EvaluationFailure;
import dev.citizens.files.Attempt;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Merges a slot's partials, puts its result lines in order and drops those beyond {@code top}. */
final class MergeSlotFn extends DoFn<KV<Slot, Iterable<EncodedPartial>>, SlotResult> {
  private final List<Analysis> analyses;
  private final Attempt attempt;

  MergeSlotFn(List<Analysis> analyses, Attempt attempt) {
    this.analyses = analyses;
    this.attempt = attempt;
  }

  @ProcessElement
  public void merge(
      @Element KV<Slot, Iterable<EncodedPartial>> partials, OutputReceiver<SlotResult> out)
      throws IOException {
    Slot slot = partials.getKey();
    if (slot.equals(Slot.TOTALS)) {
      ScanTotals totals = EncodedPartial.merge(new ScanTotals(), partials.getValue());
      out.output(new SlotResult(slot, 0, EncodedPartial.of(totals).bytes(), null));
      return;
    }
    Analysis analysis = analyses.get(slot.analysis());
    Partial merged = EncodedPartial.merge(analysis.empty(), partials.getValue());
    try (LinesWriter lines = new LinesWriter(analysis, attempt.file("lines-" + slot.number()))) {
      merged.emit(analysis.top(), lines);
      out.output(lines.finish(slot));
    } catch (EvaluationFailure e) {
      out.output(SlotResult.failed(slot, e.getMessage()));
    }
  }
}
