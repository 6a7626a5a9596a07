package dev.citizens.extract;

import com.google.auto.value.AutoValue;
import dev.citizens.element.ElementCoder;
import dev.citizens.files.Attempt;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.BigIntegerCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Reads a MySQL table with {@link JdbcIO}, range by range, and writes it into the lake as canonical
 * CSV.
 *
 * <p>Ranges are read in different transactions: a table that changes meanwhile is not read as of
 * one moment. {@link TableShape#requireAll} finds out if that loses or doubles rows.
 */
@AutoValue
public abstract class ExtractTable extends PTransform<PBegin, PCollection<WrittenRange>> {
  /** As much as a task of analyze takes, so that one range is no hindrance to it. */
  private static final long DEFAULT_PART_BYTES = 32L << 20;

  abstract MySqlSource source();

  abstract TableShape shape();

  abstract Attempt attempt();

  abstract long partBytes();

  public static Builder builder() {
    return new AutoValue_ExtractTable.Builder().partBytes(DEFAULT_PART_BYTES);
  }

  /** Collects what an extract needs; all but {@code partBytes} is required. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder source(MySqlSource source);

    public abstract Builder shape(TableShape shape);

    public abstract Builder attempt(Attempt attempt);

    abstract Builder partBytes(long partBytes);

    public abstract ExtractTable build();
  }

  @Override
  public PCollection<WrittenRange> expand(PBegin begin) {
    // JdbcIO takes no coder: it asks for that of what the row mapper returns.
    begin
        .getPipeline()
        .getCoderRegistry()
        .registerCoderForClass(WrittenRange.class, WrittenRange.CODER);
    List<Range> ranges = new ArrayList<>();
    for (KeyRange keys : shape().ranges()) {
      ranges.add(new Range(ranges.size(), List.of(keys.first(), keys.last())));
    }
    List<Range> rest =
        shape().rowsWithoutKey() > 0 ? List.of(new Range(ranges.size(), List.of())) : List.of();
    return PCollectionList.of(read(begin, "Keys", ranges, shape().rangeQuery()))
        .and(read(begin, "Rest", rest, shape().restQuery()))
        .apply("All", Flatten.pCollections());
  }

  /** An element: a number that each row gets, and the keys for the query. */
  private record Range(int number, List<BigInteger> ends) {
    private static final Coder<List<BigInteger>> ENDS = ListCoder.of(BigIntegerCoder.of());

    static final Coder<Range> CODER =
        ElementCoder.of(
            Range.class,
            (range, out) -> {
              out.writeInt(range.number);
              ENDS.encode(range.ends, out);
            },
            in -> new Range(in.readInt(), ENDS.decode(in)));

    void bind(PreparedStatement statement) throws SQLException {
      statement.setInt(1, number);
      for (int i = 0; i < ends.size(); i++) {
        statement.setBigDecimal(i + 2, new BigDecimal(ends.get(i)));
      }
      // Rows come one by one, as the server sends them. JdbcIO 2.70 has no option for it, but sets
      // its own fetch size before this.
      statement.setFetchSize(Integer.MIN_VALUE);
    }
  }

  private PCollection<WrittenRange> read(
      PBegin begin, String name, List<Range> ranges, String query) {
    MySqlSource source = source();
    return begin
        .apply(name, Create.of(ranges).withCoder(Range.CODER))
        .apply(
            "Extract" + name,
            JdbcIO.<Range, WrittenRange>readAll()
                .withDataSourceProviderFn(ignored -> source.dataSource())
                .withQuery(unreadable(query))
                .withParameterSetter(Range::bind)
                .withRowMapper(new WriteRange(shape().columns(), attempt(), partBytes()))
                .withOutputParallelization(false)); // a reshuffle of a few small elements
  }

  /**
   * So that Beam 2.70 does not find the table's name in it: it looks for one to report lineage, and
   * prints the schema, "null", on standard output (JdbcUtil.extractTableFromReadQuery).
   */
  private static String unreadable(String query) {
    return query.replaceFirst(" FROM ", " FROM/**/ ");
  }
}
