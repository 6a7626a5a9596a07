package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
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
  private final Partials partials;

  MergePartials(Slots slots) {
    this.partials = new Partials(slots);
  }

  @Override
  public Merged createAccumulator() {
    return new Merged(partials);
  }

  @Override
  public Merged addInput(Merged merged, byte[] partial) {
    merged.add(partial);
    return merged;
  }

  @Override
  public Merged mergeAccumulators(Iterable<Merged> accumulators) {
    Merged merged = createAccumulator();
    for (Merged each : accumulators) {
      merged.add(each.encoded());
    }
    return merged;
  }

  @Override
  public byte[] extractOutput(Merged merged) {
    return merged.encoded();
  }

  @Override
  public Coder<Merged> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> inputCoder) {
    return new MergedCoder(partials);
  }

  /** One partial as it came, or several merged: a lone one is never decoded only to be encoded. */
  static final class Merged {
    private static final byte[] NOTHING = {};

    private final Partials partials;
    private byte[] single = NOTHING;
    private Mergeable merged; // null while there is one at the most
    private int owner;

    Merged(Partials partials) {
      this.partials = partials;
    }

    void add(byte[] encoded) {
      if (encoded.length == 0) {
        return;
      }
      if (merged != null) {
        Partials.merge(merged, encoded);
      } else if (single.length == 0) {
        single = encoded;
      } else {
        owner = Partials.owner(single);
        merged = partials.decode(single);
        single = NOTHING;
        Partials.merge(merged, encoded);
      }
    }

    /** What has been merged; empty if nothing has. */
    byte[] encoded() {
      return merged == null ? single : Partials.encode(owner, merged);
    }
  }

  private static final class MergedCoder extends CustomCoder<Merged> {
    private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

    private final Partials partials;

    MergedCoder(Partials partials) {
      this.partials = partials;
    }

    @Override
    public void encode(Merged merged, OutputStream out) throws IOException {
      BYTES.encode(merged.encoded(), out);
    }

    @Override
    public Merged decode(InputStream in) throws IOException {
      Merged merged = new Merged(partials);
      merged.add(BYTES.decode(in));
      return merged;
    }
  }
}
