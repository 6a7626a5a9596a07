package dev.citizens.parquet;

import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Column;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows as one Parquet file, column by column, compressed by Zstandard. A row group ends when
 * it takes so many bytes, so that the memory does not depend on the rows. Not thread-safe.
 */
final class ParquetRows implements Closeable {
  /** Of a row group as it is held: compressed pages, and one page of each column that is not. */
  static final long GROUP_BYTES = 32L << 20;

  /**
   * Spark reads days before 1582 and moments before 1900 as they are only if a Spark with the
   * calendar of today has written them, and fails at others. Ours are of this calendar.
   */
  private static final Map<String, String> CALENDAR = Map.of("org.apache.spark.version", "3.0.0");

  private static final int NO_PADDING = 0; // row groups need not begin with a block of HDFS

  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final CodecFactory codecs =
      new CodecFactory(new Configuration(false), properties.getPageSizeThreshold());
  private final MessageType schema;
  private final long groupBytes;
  private final List<ParquetColumn> columns = new ArrayList<>();
  private final PartWriter part;
  private final ParquetFileWriter file;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore group; // null before its first row
  private long groupRows;
  private long rows;

  /**
   * Begins a file of rows with these columns.
   *
   * @param groupBytes about how much memory a row group may take
   */
  ParquetRows(String path, List<Column> rowColumns, long groupBytes) throws IOException {
    this.groupBytes = groupBytes;
    schema = ParquetType.schema(rowColumns);
    for (int place = 0; place < rowColumns.size(); place++) {
      columns.add(
          new ParquetColumn(
              place, rowColumns.get(place).type(), schema.getType(place).asPrimitiveType()));
    }
    part = new PartWriter(path);
    file =
        new ParquetFileWriter(
            new PartOutput(part),
            schema,
            ParquetFileWriter.Mode.CREATE,
            groupBytes,
            NO_PADDING,
            properties.getColumnIndexTruncateLength(),
            properties.getStatisticsTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    file.start();
  }

  /** Writes the rows of a batch, none of which is rejected. */
  void write(RowBatch batch) throws IOException {
    if (group == null) {
      startGroup();
    }
    BatchRows batchRows = new BatchRows(batch);
    for (ParquetColumn column : columns) {
      column.write(batchRows);
    }
    for (int row = 0; row < batch.size(); row++) {
      group.endRecord(); // which ends pages that are full
    }
    groupRows += batch.size();
    if (group.getBufferedSize() >= groupBytes) {
      endGroup();
    }
  }

  private void startGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    group = properties.newColumnWriteStore(schema, pages, pages);
    for (int place = 0; place < columns.size(); place++) {
      columns.get(place).start(group.getColumnWriter(schema.getColumns().get(place)));
    }
  }

  private void endGroup() throws IOException {
    file.startBlock(groupRows);
    group.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    group.close();
    group = null;
    rows += groupRows;
    groupRows = 0;
  }

  /** Completes the file and describes it, with the rows that are in it. */
  WrittenPart finish() throws IOException {
    if (groupRows > 0) {
      endGroup();
    }
    file.end(CALENDAR);
    return part.finish(rows);
  }

  /** Closes the file, which is not whole unless it is finished. */
  @Override
  public void close() throws IOException {
    if (group != null) {
      group.close();
    }
    codecs.release();
    part.close();
  }
}
