package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Totals and partials as bytes, in which they travel. */
final class Partials {
  private Partials() {}

  static byte[] encode(Mergeable mergeable) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      mergeable.writeTo(new DataOutputStream(bytes));
    } catch (IOException impossible) { // there is no I/O behind these streams
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Merges what has been encoded of the same kind into {@code mergeable}, which it returns. */
  static <M extends Mergeable> M merge(M mergeable, Iterable<byte[]> encoded) {
    for (byte[] each : encoded) {
      try {
        mergeable.merge(new DataInputStream(new ByteArrayInputStream(each)));
      } catch (IOException e) {
        throw new UncheckedIOException("a partial is cut short", e);
      }
    }
    return mergeable;
  }
}
