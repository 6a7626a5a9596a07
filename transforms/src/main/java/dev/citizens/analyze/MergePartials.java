package dev.citizens.analyze;

import dev.citizens.analysis.Partial;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Merges the partials of one slot, encoded by {@link Partials}. */
final class MergePartials extends CombineFn<byte[], MergePartials.Merged, byte[]> {

  /** One partial as it came, or several merged: a lone one is never decoded only to be encoded. */
  static final class Merged {
    private byte[] single;
    private Partial partial;

    void add(byte[] encoded) {
      if (partial != null) {
        Partials.merge(partial, encoded);
      } else if (single != null) {
        partial = Partials.decode(single);
        single = null;
        Partials.merge(partial, encoded);
      } else {
        single = encoded;
      }
    }

    /** What has been merged; empty if nothing has. */
    byte[] encoded() {
      return partial != null ? Partials.encode(partial) : single != null ? single : new byte[0];
    }
  }

  @Override
  public Merged createAccumulator() {
    return new Merged();
  }

  @Override
  public Merged addInput(Merged merged, byte[] partial) {
    merged.add(partial);
    return merged;
  }

  @Override
  public Merged mergeAccumulators(Iterable<Merged> accumulators) {
    Merged merged = new Merged();
    for (Merged each : accumulators) {
      byte[] encoded = each.encoded();
      if (encoded.length > 0) {
        merged.add(encoded);
      }
    }
    return merged;
  }

  @Override
  public byte[] extractOutput(Merged merged) {
    return merged.encoded();
  }

  @Override
  public Coder<Merged> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> inputCoder) {
    return new MergedCoder();
  }

  private static final class MergedCoder extends CustomCoder<Merged> {
    private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

    @Override
    public void encode(Merged merged, OutputStream out) throws IOException {
      BYTES.encode(merged.encoded(), out);
    }

    @Override
    public Merged decode(InputStream in) throws IOException {
      Merged merged = new Merged();
      byte[] encoded = BYTES.decode(in);
      if (encoded.length > 0) {
        merged.add(encoded);
      }
      return merged;
    }
  }
}
