package dev.citizens.extract;

import com.google.auto.value.AutoValue;
import dev.citizens.element.WorkDone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads MySQL tables range by range, those of all tables beside each other, and writes each table
 * into its attempt as canonical CSV. What a table cannot be read for is an element too, so that it
 * does not stop the others; a server that cannot be reached fails the pipeline.
 *
 * <p>Ranges are read in different transactions: a table that changes meanwhile is not read as of
 * one moment. {@link TableShape#requireAll} finds out if that loses or doubles rows, and {@link
 * dev.citizens.extract.moment.ServerMark} whether it can have happened.
 */
@AutoValue
public abstract class ExtractTables extends PTransform<PBegin, PCollection<ReadRange>> {
  /** As much as a task of analyze takes, so that one range is no hindrance to it. */
  private static final long DEFAULT_PART_BYTES = 32L << 20;

  /** The same order each time, by which every worker gets ranges of large and small tables. */
  private static final long SEED = 1;

  abstract MySqlSource source();

  abstract List<TableToRead> tables();

  abstract ReadLimits limits();

  abstract long partBytes();

  public static Builder builder() {
    return new AutoValue_ExtractTables.Builder()
        .limits(ReadLimits.NONE)
        .partBytes(DEFAULT_PART_BYTES);
  }

  /** Collects what an extract needs; source and tables are required. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder source(MySqlSource source);

    public abstract Builder tables(List<TableToRead> tables);

    public abstract Builder limits(ReadLimits limits);

    abstract Builder partBytes(long partBytes);

    public abstract ExtractTables build();
  }

  @Override
  public PCollection<ReadRange> expand(PBegin begin) {
    List<TableRange> ranges = new ArrayList<>();
    for (int table = 0; table < tables().size(); table++) {
      ranges.addAll(tables().get(table).ranges(table));
    }
    Collections.shuffle(ranges, new Random(SEED));
    List<List<TableRange>> hands = limits().deal(ranges);
    return begin
        .apply("Ranges", Create.of(hands).withCoder(ListCoder.of(TableRange.CODER)))
        .apply(
            "Extract",
            ParDo.of(new ExtractFn(source(), tables(), limits(), hands.size(), partBytes())))
        .setCoder(ReadRange.CODER);
  }

  /** Reads the ranges of a connection, one after the other. */
  private static final class ExtractFn extends DoFn<List<TableRange>, ReadRange> {
    private final MySqlSource source;
    private final ArrayList<TableToRead> tables;
    private final ReadLimits limits;
    private final int hands;
    private final long partBytes;
    private transient RangeReader reader;

    ExtractFn(
        MySqlSource source,
        List<TableToRead> tables,
        ReadLimits limits,
        int hands,
        long partBytes) {
      this.source = source;
      this.tables = new ArrayList<>(tables);
      this.limits = limits;
      this.hands = hands;
      this.partBytes = partBytes;
    }

    @StartBundle
    public void open() {
      reader = new RangeReader(source, tables, partBytes, limits.pace(hands));
    }

    @ProcessElement
    public void read(@Element List<TableRange> ranges, OutputReceiver<ReadRange> out)
        throws Exception {
      for (TableRange range : ranges) {
        Optional<ReadRange> read = reader.read(range);
        read.map(ReadRange::written)
            .ifPresent(written -> WorkDone.count(written.rowsRead(), written.bytes()));
        read.ifPresent(out::output);
      }
    }

    @FinishBundle
    public void close() {
      reader.close();
    }
  }
}
