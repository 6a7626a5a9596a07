package dev.citizens.analyze;

import dev.citizens.csv.Bytes;
import dev.citizens.element.ElementCoder;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;

/**
 * What one slot comes to, on its way to the launching process.
 *
 * @param lines how many result lines there are, in order
 * @param inline the lines, or the encoded totals, if that is small; else null
 * @param written where the lines are if they are many; else null
 */
public record SlotResult(Slot slot, long lines, Bytes inline, WrittenPart written) {
  /** How it travels. */
  public static final Coder<SlotResult> CODER =
      ElementCoder.of(SlotResult.class, SlotResult::writeTo, SlotResult::readFrom);

  private void writeTo(DataOutputStream out) throws IOException {
    Slot.CODER.encode(slot, out);
    out.writeLong(lines);
    out.writeBoolean(inline != null);
    if (inline != null) {
      ByteArrayCoder.of().encode(inline.array(), out);
    } else {
      written.writeTo(out);
    }
  }

  private static SlotResult readFrom(DataInputStream in) throws IOException {
    Slot slot = Slot.CODER.decode(in);
    long lines = in.readLong();
    return in.readBoolean()
        ? new SlotResult(slot, lines, Bytes.of(ByteArrayCoder.of().decode(in)), null)
        : new SlotResult(slot, lines, null, WrittenPart.readFrom(in));
  }
}
