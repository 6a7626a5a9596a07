package dev.citizens.element;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/**
 * Brings a small collection to the launching process: writes all elements, in no order, to one
 * file, which {@link #read} reads when the pipeline is done.
 *
 * <p>Beam has no other way back: metrics may count a retried bundle twice. A file is written whole
 * or, by a retry, written anew; of no elements too, so that a file that is not there is a failure.
 * Grouped, not combined: Beam's Spark runner makes jobs of their own of {@code Combine.globally}
 * and of what follows it, half a second in all.
 */
public final class CollectToFile<T> extends PTransform<PCollection<T>, PDone> {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int ELEMENT = 1;
  private static final int END = 0;

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
    KvCoder<Void, T> coder = KvCoder.of(VoidCoder.of(), NullableCoder.of(elements.getCoder()));
    // A group of none would not be: so there is one element more, which is null.
    PCollection<KV<Void, T>> oneMore =
        elements
            .getPipeline()
            .apply("OneMore", Create.of(List.of(KV.<Void, T>of(null, null))).withCoder(coder));
    PCollection<KV<Void, T>> keyed =
        elements.apply("ToOneKey", ParDo.of(new ToOneKeyFn<T>())).setCoder(coder);
    PCollectionList.of(keyed)
        .and(oneMore)
        .apply("WithOneMore", Flatten.pCollections())
        .apply("GroupAll", GroupByKey.create())
        .apply("WriteList", ParDo.of(new WriteFn<>(path, elements.getCoder())));
    return PDone.in(elements.getPipeline());
  }

  /**
   * Reads what a pipeline that is done has collected.
   *
   * @throws StepFailure with status 21 if the file is not there, or not what has been written
   */
  public static <T> List<T> read(String path, Coder<T> coder) {
    CRC32C crc = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(
                    Channels.newInputStream(new FilePath(path).open(0)), BUFFER_BYTES),
                crc))) {
      List<T> elements = new ArrayList<>();
      while (in.readByte() == ELEMENT) {
        elements.add(coder.decode(in));
      }
      long checksum = crc.getValue();
      if (in.readLong() != checksum || in.read() >= 0) {
        throw new IOException("it is not what was written");
      }
      return elements;
    } catch (IOException e) {
      throw new StepFailure(
          ExitStatus.HDFS,
          "what the workers have found could not be read from %s: %s; run the step again"
              .formatted(path, IoCause.of(e)),
          e);
    }
  }

  private static final class ToOneKeyFn<T> extends DoFn<T, KV<Void, T>> {
    @ProcessElement
    public void key(@Element T element, OutputReceiver<KV<Void, T>> out) {
      out.output(KV.of(null, element));
    }
  }

  private static final class WriteFn<T> extends DoFn<KV<Void, Iterable<T>>, Void> {
    private final String path;
    private final Coder<T> coder;

    WriteFn(String path, Coder<T> coder) {
      this.path = path;
      this.coder = coder;
    }

    @ProcessElement
    public void write(@Element KV<Void, Iterable<T>> all) throws IOException {
      CRC32C crc = new CRC32C();
      try (DataOutputStream out =
          new DataOutputStream(
              new CheckedOutputStream(
                  new BufferedOutputStream(
                      Channels.newOutputStream(new FilePath(path).create()), BUFFER_BYTES),
                  crc))) {
        for (T element : all.getValue()) {
          if (element != null) {
            out.writeByte(ELEMENT);
            coder.encode(element, out);
          }
        }
        out.writeByte(END);
        out.writeLong(crc.getValue());
      }
    }
  }
}
