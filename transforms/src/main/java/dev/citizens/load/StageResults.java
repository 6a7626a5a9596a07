package dev.citizens.load;

import java.io.IOException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
 * and a row that is there is left alone. Each reading of a file has rows of its own, and ends with
 * the checksum of what it read, so that a publication can take one that is right, whole.
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
        .setCoder(StagedBlock.CODER)
        .apply(
            "WriteBlock",
            JdbcIO.<StagedBlock>write()
                .withDataSourceProviderFn(ignored -> target.dataSource())
                .withStatement(staging.insert())
                .withPreparedStatementSetter(StageResults::bind)
                .withBatchSize(1)); // a block is a batch
  }

  static void bind(StagedBlock block, PreparedStatement insert) throws SQLException {
    Array rows = TextArray.of(insert.getConnection(), block.rows());
    insert.setString(1, block.table());
    insert.setObject(2, block.reading());
    insert.setLong(3, block.firstRow());
    insert.setArray(4, rows);
  }

  private static final class ReadFn extends DoFn<ResultFile, StagedBlock> {
    @ProcessElement
    public void read(@Element ResultFile file, OutputReceiver<StagedBlock> out) throws IOException {
      new ReadResult(file, out::output).run();
    }
  }
}
