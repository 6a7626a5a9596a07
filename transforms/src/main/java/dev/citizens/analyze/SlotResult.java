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
 * @param failure why the question has no answer, for the user; null if it has one
 */
public record SlotResult(Slot slot, long lines, Bytes inline, WrittenPart written, String failure) {
  /** How it travels. */
  public static final Coder<SlotResult> CODER =
      ElementCoder.of(SlotResult.class, SlotResult::writeTo, SlotResult::readFrom);

  SlotResult(Slot slot, long lines, Bytes inline, WrittenPart written) {
    this(slot, lines, inline, written, null);
  }

  /**
   * Of a question that has no answer. It travels as a result does: as an exception of a worker it
   * would be tried again, and its text lost.
   */
  static SlotResult failed(Slot slot, String failure) {
    return new SlotResult(slot, 0, Bytes.of(new byte[0]), null, failure);
  }

  private void writeTo(DataOutputStream out) throws IOException {
    Slot.CODER.encode(slot, out);
    out.writeUTF(failure == null ? "" : failure);
    if (failure != null) {
      return;
    }
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
    String failure = in.readUTF();
    if (!failure.isEmpty()) {
      return failed(slot, failure);
    }
    long lines = in.readLong();
    return in.readBoolean()
        ? new SlotResult(slot, lines, Bytes.of(ByteArrayCoder.of().decode(in)), null)
        : new SlotResult(slot, lines, null, WrittenPart.readFrom(in));
  }
}
