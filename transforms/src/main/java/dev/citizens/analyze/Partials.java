package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Partial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Totals and partials as bytes, of which the first two say whose they are: the owner's number. */
record Partials(Slots slots) implements Serializable {
  /** Of {@link ScanTotals}; a partial's owner is the number of its analysis. */
  static final int TOTALS = -1;

  static byte[] encode(int owner, Mergeable mergeable) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeShort(owner);
      mergeable.writeTo(out);
    } catch (IOException impossible) { // there is no I/O behind these streams
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static ScanTotals decodeTotals(byte[] encoded) {
    ScanTotals totals = new ScanTotals();
    merge(totals, encoded);
    return totals;
  }

  Partial decodePartial(byte[] encoded) {
    Partial partial = slots.analyses().get(owner(encoded)).empty();
    merge(partial, encoded);
    return partial;
  }

  /** Decodes totals or a partial, whatever it is. */
  Mergeable decode(byte[] encoded) {
    return owner(encoded) == TOTALS ? decodeTotals(encoded) : decodePartial(encoded);
  }

  /** Merges what has been encoded of the same kind into {@code mergeable}. */
  static void merge(Mergeable mergeable, byte[] encoded) {
    try {
      mergeable.merge(
          new DataInputStream(
              new ByteArrayInputStream(encoded, Short.BYTES, encoded.length - Short.BYTES)));
    } catch (IOException e) {
      throw new UncheckedIOException("a partial is cut short", e);
    }
  }

  static int owner(byte[] encoded) {
    return (short) ((encoded[0] << 8) | (encoded[1] & 0xFF));
  }
}
