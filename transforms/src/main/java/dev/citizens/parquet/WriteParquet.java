package dev.citizens.parquet;

import dev.citizens.analyze.ScanRange;
import dev.citizens.csv.CsvDialect;
import dev.citizens.element.WorkDone;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes the rows of each range of a CSV file as a Parquet file of the attempt: one element a file.
 */
public final class WriteParquet
    extends PTransform<PCollection<ScanRange>, PCollection<WrittenFile>> {
  private final List<Column> columns;
  private final CsvDialect dialect;
  private final Attempt attempt;

  private WriteParquet(List<Column> columns, CsvDialect dialect, Attempt attempt) {
    this.columns = columns;
    this.dialect = dialect;
    this.attempt = attempt;
  }

  /**
   * Files of rows with these columns.
   *
   * @param dialect of the CSV file
   * @param attempt where they are written
   */
  public static WriteParquet of(List<Column> columns, CsvDialect dialect, Attempt attempt) {
    return new WriteParquet(List.copyOf(columns), dialect, attempt);
  }

  @Override
  public PCollection<WrittenFile> expand(PCollection<ScanRange> ranges) {
    return ranges
        .apply("WriteFile", ParDo.of(new WriteFn(columns, dialect, attempt)))
        .setCoder(WrittenFile.CODER);
  }

  static final class WriteFn extends DoFn<ScanRange, WrittenFile> {
    private final List<Column> columns;
    private final CsvDialect dialect;
    private final Attempt attempt;
    private transient RangeToParquet ranges;

    WriteFn(List<Column> columns, CsvDialect dialect, Attempt attempt) {
      this.columns = columns;
      this.dialect = dialect;
      this.attempt = attempt;
    }

    @StartBundle
    public void startBundle() {
      ranges = new RangeToParquet(columns, dialect, attempt);
    }

    @ProcessElement
    public void write(@Element ScanRange range, OutputReceiver<WrittenFile> out)
        throws IOException {
      WrittenFile file = ranges.write(range);
      WorkDone.count(file.part().rows(), range.end() - range.start());
      out.output(file);
    }
  }
}
