package dev.citizens.analyze;

import dev.citizens.analysis.Writable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the partials of a slot together and makes its result of them. Where a slot holds shares of
 * groups, what comes of them meets a second time, by group; what is a result already passes by.
 */
final class MergeSlots
    extends PTransform<PCollection<KV<Slot, EncodedPartial>>, PCollection<SlotResult>> {
  private final SlotMerge merge;

  private MergeSlots(SlotMerge merge) {
    this.merge = merge;
  }

  static MergeSlots by(SlotMerge merge) {
    return new MergeSlots(merge);
  }

  @Override
  public PCollection<SlotResult> expand(PCollection<KV<Slot, EncodedPartial>> partials) {
    PCollection<KV<Slot, Iterable<EncodedPartial>>> slots =
        partials.apply("GroupBySlot", GroupByKey.create());
    PCollection<SlotResult> results =
        merge.isTwofold()
            ? slots
                .apply("MergeShares", ParDo.of(new MergeSharesFn(merge)))
                .setCoder(KvCoder.of(Slot.CODER, MergedSlot.CODER))
                .apply("GroupAgain", GroupByKey.create())
                .apply("MergeAgain", ParDo.of(new MergeAgainFn(merge)))
            : slots.apply("MergeSlots", ParDo.of(new MergeFn(merge)));
    return results.setCoder(SlotResult.CODER);
  }

  private static final class MergeFn extends DoFn<KV<Slot, Iterable<EncodedPartial>>, SlotResult> {
    private final SlotMerge merge;

    MergeFn(SlotMerge merge) {
      this.merge = merge;
    }

    @ProcessElement
    public void merge(
        @Element KV<Slot, Iterable<EncodedPartial>> slot, OutputReceiver<SlotResult> out)
        throws IOException {
      out.output(merge.result(slot.getKey(), slot.getValue()));
    }
  }

  private static final class MergeSharesFn
      extends DoFn<KV<Slot, Iterable<EncodedPartial>>, KV<Slot, MergedSlot>> {
    private final SlotMerge merge;

    MergeSharesFn(SlotMerge merge) {
      this.merge = merge;
    }

    @ProcessElement
    public void merge(
        @Element KV<Slot, Iterable<EncodedPartial>> element,
        OutputReceiver<KV<Slot, MergedSlot>> out)
        throws IOException {
      Slot slot = element.getKey();
      if (!merge.isTwofold(slot)) {
        out.output(KV.of(slot, new MergedSlot(merge.result(slot, element.getValue()), null)));
        return;
      }
      Writable[] partials = merge.first(slot, element.getValue());
      for (int partition = 0; partition < partials.length; partition++) {
        if (partials[partition] != null) {
          EncodedPartial partial = EncodedPartial.of(partials[partition]);
          out.output(KV.of(Slot.of(slot.analysis(), partition), new MergedSlot(null, partial)));
        }
      }
    }
  }

  private static final class MergeAgainFn extends DoFn<KV<Slot, Iterable<MergedSlot>>, SlotResult> {
    private final SlotMerge merge;

    MergeAgainFn(SlotMerge merge) {
      this.merge = merge;
    }

    @ProcessElement
    public void merge(
        @Element KV<Slot, Iterable<MergedSlot>> element, OutputReceiver<SlotResult> out)
        throws IOException {
      List<EncodedPartial> partials = new ArrayList<>();
      for (MergedSlot each : element.getValue()) {
        if (each.result() != null) { // nothing else is in its slot
          out.output(each.result());
          return;
        }
        partials.add(each.partial());
      }
      out.output(merge.result(element.getKey(), partials));
    }
  }
}
