package dev.citizens.analyze;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.Partial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Partials as bytes that say what they are: 0 for totals, else the number of sums per group. */
final class Partials {
  private static final int TOTALS = 0;

  private Partials() {}

  static byte[] encode(Partial partial) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(partial instanceof GroupTable table ? table.sumsPerGroup() : TOTALS);
      partial.writeTo(out);
    } catch (IOException impossible) { // there is no I/O behind these streams
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static Partial decode(byte[] encoded) {
    Partial partial = encoded[0] == TOTALS ? new ScanTotals() : new GroupTable(encoded[0]);
    merge(partial, encoded);
    return partial;
  }

  /** Merges an encoded partial of the same kind into {@code partial}. */
  static void merge(Partial partial, byte[] encoded) {
    int kindBytes = 1;
    try {
      partial.merge(
          new DataInputStream(
              new ByteArrayInputStream(encoded, kindBytes, encoded.length - kindBytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("a partial is cut short", e);
    }
  }
}
