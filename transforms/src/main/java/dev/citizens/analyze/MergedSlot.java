package dev.citizens.analyze;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;

/**
 * What a slot comes to when it is merged the first time: its result, or a partial that has to be
 * merged with those of other slots.
 *
 * @param result null if there is a partial
 * @param partial null if there is a result
 */
record MergedSlot(SlotResult result, EncodedPartial partial) {
  static final Coder<MergedSlot> CODER =
      ElementCoder.of(MergedSlot.class, MergedSlot::writeTo, MergedSlot::readFrom);

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(result != null);
    if (result != null) {
      SlotResult.CODER.encode(result, out);
    } else {
      EncodedPartial.CODER.encode(partial, out);
    }
  }

  private static MergedSlot readFrom(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new MergedSlot(SlotResult.CODER.decode(in), null)
        : new MergedSlot(null, EncodedPartial.CODER.decode(in));
  }
}
