package dev.citizens.benchmark;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.type.TypedField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.BitSet;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Scans a file in memory and checks the type of every value, on one core: what a data set costs
 * before its first question.
 */
public class CheckTypes extends FileInMemory {
  @Param TypedShape shape;

  private final BitSet marked = new BitSet(RowBatch.MAX_ROWS);
  private byte[] file;
  private CsvScanner scanner;
  private TypedField[] fields;

  /** Makes the file. */
  @Setup
  public void start() {
    file = shape.file(FILE_BYTES);
    List<ColumnType> types = shape.types();
    scanner = new CsvScanner(types.size(), CsvDialect.COMMA);
    fields = types.stream().map(type -> new TypedField(type, List.of())).toArray(TypedField[]::new);
  }

  /** All values are canonical, or it fails. */
  @Benchmark
  public void typed(Speed speed) throws IOException {
    speed.megabytes += file.length / 1e6;
    scanner.scan(Channels.newChannel(new ByteArrayInputStream(file)), 0, file.length, this::check);
  }

  private void check(RowBatch rows) {
    for (int column = 0; column < fields.length; column++) {
      fields[column].mark(rows, column, marked);
    }
    if (rows.anyRejected() || !marked.isEmpty()) {
      throw new IllegalStateException("values that are not canonical in " + shape);
    }
  }
}
