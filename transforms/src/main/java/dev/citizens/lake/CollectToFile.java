package dev.citizens.lake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Brings a small collection to the launching process: writes all elements, in no order, to one
 * file, which {@link #read} reads when the pipeline is done.
 *
 * <p>Beam has no other way back: metrics may count a retried bundle twice. A file is written whole
 * or, by a retry, written anew. Grouped, not combined: Beam's Spark runner makes jobs of their own
 * of {@code Combine.globally} and of what follows it, half a second in all.
 */
public final class CollectToFile<T> extends PTransform<PCollection<T>, PDone> {
  private final String path;

  private CollectToFile(String path) {
    this.path = path;
  }

  /**
   * Collects into a new file.
   *
   * @param path where no file is yet
   */
  public static <T> CollectToFile<T> at(String path) {
    return new CollectToFile<>(path);
  }

  @Override
  public PDone expand(PCollection<T> elements) {
    elements
        .apply("ToOneKey", WithKeys.<Integer, T>of(0).withKeyType(TypeDescriptors.integers()))
        .apply("GroupAll", GroupByKey.create())
        .apply("WriteList", ParDo.of(new WriteFn<>(path, elements.getCoder())));
    return PDone.in(elements.getPipeline());
  }

  /** Reads what a pipeline that is done has collected; without elements there is no file. */
  public static <T> List<T> read(String path, Coder<T> coder) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Channels.newInputStream(Lake.open(path, 0)), 1 << 20)) {
      return ListCoder.of(coder).decode(in);
    } catch (FileNotFoundException nothingCollected) {
      return List.of();
    }
  }

  private static final class WriteFn<T> extends DoFn<KV<Integer, Iterable<T>>, Void> {
    private final String path;
    private final IterableCoder<T> coder;

    WriteFn(String path, Coder<T> elementCoder) {
      this.path = path;
      this.coder = IterableCoder.of(elementCoder);
    }

    @ProcessElement
    public void write(@Element KV<Integer, Iterable<T>> all) throws IOException {
      try (OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(Lake.create(path)), 1 << 20)) {
        coder.encode(all.getValue(), out);
      }
    }
  }
}
