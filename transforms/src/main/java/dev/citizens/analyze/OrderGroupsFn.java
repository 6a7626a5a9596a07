package dev.citizens.analyze;

import dev.citizens.analysis.GroupTable;
import dev.citizens.csv.Bytes;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.PartWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Puts a slot's groups in the result's order and drops those beyond {@code top}. */
final class OrderGroupsFn extends DoFn<KV<Integer, byte[]>, SlotResult> {
  /** Up to this, groups travel with the element: a file of their own costs HDFS 20 ms or more. */
  private static final int MAX_INLINE_BYTES = 256 << 10;

  private final Slots slots;
  private final Attempt attempt;

  OrderGroupsFn(Slots slots, Attempt attempt) {
    this.slots = slots;
    this.attempt = attempt;
  }

  @ProcessElement
  public void order(@Element KV<Integer, byte[]> merged, OutputReceiver<SlotResult> out)
      throws IOException {
    int slot = merged.getKey();
    if (slot == Slots.TOTALS) {
      out.output(new SlotResult(slot, 0, 0, Bytes.of(merged.getValue()), null));
      return;
    }
    GroupTable table = (GroupTable) Partials.decode(merged.getValue());
    int[] order = SortedGroups.order(table, slots.analyses().get(slots.analysisOf(slot)).top());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PartWriter part = null;
    try (DataOutputStream groups = new DataOutputStream(bytes)) {
      for (int group : order) {
        table.writeGroup(group, groups);
        if (bytes.size() > MAX_INLINE_BYTES) {
          part = part == null ? new PartWriter(attempt.file("groups-" + slot)) : part;
          part.write(bytes.toByteArray(), 0, bytes.size());
          bytes.reset();
        }
      }
      if (part == null) {
        out.output(
            new SlotResult(
                slot, table.groups(), order.length, Bytes.of(bytes.toByteArray()), null));
        return;
      }
      part.write(bytes.toByteArray(), 0, bytes.size());
      String path = part.finish(order.length).path();
      out.output(new SlotResult(slot, table.groups(), order.length, null, path));
    } finally {
      if (part != null) {
        part.close();
      }
    }
  }
}
