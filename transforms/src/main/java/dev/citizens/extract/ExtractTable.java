package dev.citizens.extract;

import com.google.auto.value.AutoValue;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.PartWriter;
import java.io.IOException;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads key ranges of a MySQL table with {@link JdbcIO} and writes them into the lake as canonical
 * CSV, a part for each block of rows.
 *
 * <p>Each range is a transaction of its own: a table that changes meanwhile is not read as of one
 * moment.
 */
@AutoValue
public abstract class ExtractTable
    extends PTransform<PCollection<KeyRange>, PCollection<WrittenBlock>> {
  abstract MySqlSource source();

  /** {@link TableQuery#range()} or {@link TableQuery#rest()}. */
  abstract String query();

  abstract int columns();

  abstract Attempt attempt();

  public static Builder builder() {
    return new AutoValue_ExtractTable.Builder();
  }

  /** Collects what an extract needs; everything is required. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder source(MySqlSource source);

    public abstract Builder query(String query);

    public abstract Builder columns(int columns);

    public abstract Builder attempt(Attempt attempt);

    public abstract ExtractTable build();
  }

  @Override
  public PCollection<WrittenBlock> expand(PCollection<KeyRange> ranges) {
    MySqlSource source = source();
    return ranges
        .apply(
            "ReadRange",
            JdbcIO.<KeyRange, RowBlock>readAll()
                .withDataSourceProviderFn(ignored -> source.dataSource())
                .withQuery(unreadable(query()))
                .withParameterSetter(
                    (range, statement) -> {
                      statement.setLong(1, range.first());
                      statement.setLong(2, range.last());
                    })
                .withRowMapper(new RowBlockMapper(columns()))
                .withOutputParallelization(false)) // it would send all rows over the network
        .apply("WriteBlock", ParDo.of(new WriteFn(attempt())))
        .setCoder(SerializableCoder.of(WrittenBlock.class));
  }

  /**
   * So that Beam 2.70 does not find the table's name in it: it looks for one to report lineage, and
   * prints the schema, "null", on standard output (JdbcUtil.extractTableFromReadQuery).
   */
  private static String unreadable(String query) {
    return query.replaceFirst(" FROM ", " FROM/**/ ");
  }

  private static final class WriteFn extends DoFn<RowBlock, WrittenBlock> {
    private final Attempt attempt;

    WriteFn(Attempt attempt) {
      this.attempt = attempt;
    }

    @ProcessElement
    public void write(@Element RowBlock block, OutputReceiver<WrittenBlock> out)
        throws IOException {
      try (PartWriter part = new PartWriter(attempt.file(block.name()))) {
        part.write(block.csv().array(), 0, block.csv().length());
        out.output(new WrittenBlock(part.finish(block.rows()), block.fingerprint()));
      }
    }
  }
}
