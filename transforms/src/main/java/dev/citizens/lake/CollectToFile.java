package dev.citizens.lake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Brings a small collection to the launching process: writes all elements, in no order, to one
 * file, which {@link #read} reads when the pipeline is done.
 *
 * <p>Beam has no other way back: metrics may count a retried bundle twice. A file is written whole
 * or, by a retry, written anew.
 */
public final class CollectToFile<T> extends PTransform<PCollection<T>, PDone> {
  private final String path;

  private CollectToFile(String path) {
    this.path = path;
  }

  public static <T> CollectToFile<T> at(String path) {
    return new CollectToFile<>(path);
  }

  @Override
  public PDone expand(PCollection<T> elements) {
    elements
        .apply("ToOneList", Combine.globally(new ToList<T>()))
        .apply("WriteList", ParDo.of(new WriteFn<>(path, elements.getCoder())));
    return PDone.in(elements.getPipeline());
  }

  /** Reads what a pipeline that is done has collected. */
  public static <T> List<T> read(String path, Coder<T> coder) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Channels.newInputStream(Lake.open(path, 0)), 1 << 20)) {
      return ListCoder.of(coder).decode(in);
    }
  }

  private static final class ToList<T> extends CombineFn<T, List<T>, List<T>> {
    @Override
    public List<T> createAccumulator() {
      return new ArrayList<>();
    }

    @Override
    public List<T> addInput(List<T> list, T element) {
      list.add(element);
      return list;
    }

    @Override
    public List<T> mergeAccumulators(Iterable<List<T>> lists) {
      List<T> merged = new ArrayList<>();
      lists.forEach(merged::addAll);
      return merged;
    }

    @Override
    public List<T> extractOutput(List<T> list) {
      return list;
    }

    @Override
    public Coder<List<T>> getAccumulatorCoder(CoderRegistry registry, Coder<T> elementCoder) {
      return ListCoder.of(elementCoder);
    }
  }

  private static final class WriteFn<T> extends DoFn<List<T>, Void> {
    private final String path;
    private final ListCoder<T> coder;

    WriteFn(String path, Coder<T> elementCoder) {
      this.path = path;
      this.coder = ListCoder.of(elementCoder);
    }

    @ProcessElement
    public void write(@Element List<T> elements) throws IOException {
      try (OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(Lake.create(path)), 1 << 20)) {
        coder.encode(elements, out);
      }
    }
  }
}
