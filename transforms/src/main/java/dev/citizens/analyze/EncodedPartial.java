package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Bytes;
import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;

/**
 * Totals, or the partial of an analysis, on the way to where it is merged. It stays encoded until
 * then: as a table it would take a multiple of the memory.
 */
public record EncodedPartial(Bytes bytes) {
  /** How it travels. */
  public static final Coder<EncodedPartial> CODER =
      ElementCoder.of(
          EncodedPartial.class,
          (partial, out) -> ByteArrayCoder.of().encode(partial.bytes.array(), out),
          in -> new EncodedPartial(Bytes.of(ByteArrayCoder.of().decode(in))));

  /** Of what a worker has learnt. */
  public static EncodedPartial of(Writable learnt) {
    ByteSink bytes = new ByteSink(64);
    try {
      learnt.writeTo(new DataOutputStream(new SinkOutput(bytes)));
    } catch (IOException impossible) { // there is no I/O behind these streams
      throw new UncheckedIOException(impossible);
    }
    return new EncodedPartial(Bytes.of(bytes.toByteArray()));
  }

  /** Merges partials of the same kind into {@code mergeable}, which it returns. */
  public static <M extends Mergeable> M merge(M mergeable, Iterable<EncodedPartial> partials) {
    for (EncodedPartial each : partials) {
      try {
        mergeable.merge(new DataInputStream(new BytesInput(each.bytes.array())));
      } catch (IOException e) {
        throw new UncheckedIOException("a partial is cut short", e);
      }
    }
    return mergeable;
  }
}
