package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.EvaluationFailure;
import dev.citizens.files.Attempt;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Merges what meets in a slot.
 *
 * @param attempt where many lines are written
 */
record SlotMerge(List<Analysis> analyses, Attempt attempt) implements Serializable {
  /** Whether slots have to be merged twice: there is a {@link FirstMerge}. */
  boolean isTwofold() {
    return analyses.stream().anyMatch(each -> each.firstMerge() != null);
  }

  /** Whether this slot has to be. */
  boolean isTwofold(Slot slot) {
    return !slot.equals(Slot.TOTALS) && analyses.get(slot.analysis()).firstMerge() != null;
  }

  /** Partials of whole groups, by partition, null where there are none. */
  Writable[] first(Slot slot, Iterable<EncodedPartial> shares) {
    return EncodedPartial.merge(analyses.get(slot.analysis()).firstMerge(), shares).partials();
  }

  /** The result lines of partials, in order and without those beyond {@code top}. */
  SlotResult result(Slot slot, Iterable<EncodedPartial> partials) throws IOException {
    if (slot.equals(Slot.TOTALS)) {
      ScanTotals totals = EncodedPartial.merge(new ScanTotals(), partials);
      return new SlotResult(slot, 0, EncodedPartial.of(totals).bytes(), null);
    }
    Analysis analysis = analyses.get(slot.analysis());
    Partial merged = EncodedPartial.merge(analysis.empty(), partials);
    try (LinesWriter lines = new LinesWriter(analysis, attempt.file("lines-" + slot.number()))) {
      merged.emit(analysis.top(), lines);
      return lines.finish(slot);
    } catch (EvaluationFailure e) {
      return SlotResult.failed(slot, e.getMessage());
    }
  }
}
