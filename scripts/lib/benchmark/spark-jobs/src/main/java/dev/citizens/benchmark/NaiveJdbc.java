package dev.citizens.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The table citizens into text files as a first Beam program has it: {@code JdbcIO} in partitions
 * of the key, a line of CSV an element, {@code TextIO}. Correct only for values without quotes and
 * commas; line ends become spaces, so that its rows can be counted.
 */
public final class NaiveJdbc {
  private static final int PARTITIONS = 64;
  private static final int FETCHED_ROWS = 10_000;
  private static final int COLUMNS = 5;

  private NaiveJdbc() {}

  public static void main(String[] arguments) {
    NaiveJdbcOptions options =
        PipelineOptionsFactory.fromArgs(arguments).withValidation().as(NaiveJdbcOptions.class);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "Read",
            JdbcIO.<String>readWithPartitions()
                .withDataSourceConfiguration(
                    JdbcIO.DataSourceConfiguration.create(
                            "com.mysql.cj.jdbc.Driver", options.getUrl())
                        .withUsername(options.getUser())
                        .withPassword(System.getenv("CITIZENS_MYSQL_PASSWORD")))
                .withTable("citizens")
                .withPartitionColumn("id")
                .withLowerBound(1L)
                .withUpperBound(options.getRows())
                .withNumPartitions(PARTITIONS)
                .withFetchSize(FETCHED_ROWS)
                .withRowMapper(new Line()))
        .apply("Write", TextIO.write().to(options.getOutput()).withSuffix(".csv"));
    pipeline.run().waitUntilFinish();
  }

  /** A class with a name, from which the coder of its values can be inferred. */
  private static final class Line implements JdbcIO.RowMapper<String> {
    @Override
    public String mapRow(ResultSet row) throws SQLException {
      StringBuilder line = new StringBuilder();
      for (int column = 1; column <= COLUMNS; column++) {
        String value = row.getString(column);
        line.append(column == 1 ? "" : ",").append(value == null ? "" : value.replace('\n', ' '));
      }
      return line.toString();
    }
  }
}
