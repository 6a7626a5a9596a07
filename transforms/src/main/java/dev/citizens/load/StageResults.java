package dev.citizens.load;

import java.io.IOException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes results into the staging table of an attempt with {@link JdbcIO}.
 *
 * <p>{@code JdbcIO} commits batch by batch and a retried bundle writes again, so rows are numbered
 * and a row that is there is left alone.
 */
public final class StageResults extends PTransform<PCollection<ResultFile>, PDone> {
  private final Warehouse warehouse;
  private final StagingTable staging;

  private StageResults(Warehouse warehouse, StagingTable staging) {
    this.warehouse = warehouse;
    this.staging = staging;
  }

  public static StageResults into(Warehouse warehouse, StagingTable staging) {
    return new StageResults(warehouse, staging);
  }

  @Override
  public PDone expand(PCollection<ResultFile> files) {
    Warehouse target = warehouse;
    return files
        .apply("ReadResult", ParDo.of(new ReadFn()))
        .setCoder(SerializableCoder.of(StagedBlock.class))
        .apply(
            "WriteBlock",
            JdbcIO.<StagedBlock>write()
                .withDataSourceProviderFn(ignored -> target.dataSource())
                .withStatement(staging.insert())
                .withPreparedStatementSetter(StageResults::bind)
                .withBatchSize(1)); // a block is a batch
  }

  private static void bind(StagedBlock block, PreparedStatement insert) throws SQLException {
    Array rows = insert.getConnection().createArrayOf("text", block.rows().toArray());
    insert.setString(1, block.table());
    insert.setLong(2, block.firstRow());
    insert.setArray(3, rows);
  }

  private static final class ReadFn extends DoFn<ResultFile, StagedBlock> {
    @ProcessElement
    public void read(@Element ResultFile file, OutputReceiver<StagedBlock> out) throws IOException {
      new ReadResult(file, out::output).run();
    }
  }
}
