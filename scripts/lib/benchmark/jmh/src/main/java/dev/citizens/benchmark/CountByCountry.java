package dev.citizens.benchmark;

import dev.citizens.analysis.Writable;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Counts the rows of a file in memory by country, on one core: our scanner, and beside it a plain
 * byte loop. The counter {@code megabytes} is the speed, in 10⁶ bytes a second.
 */
public class CountByCountry extends FileInMemory {
  @Param Shape shape;

  private byte[] file;
  private ScannerCount scanner;
  private ByteLoopCount byteLoop;

  /** Makes the file, and makes sure that both count the same. */
  @Setup
  public void start() throws IOException {
    file = shape.file(FILE_BYTES);
    scanner = new ScannerCount(shape.columns());
    byteLoop = new ByteLoopCount(shape.columns());
    byteLoop.count(file);
    if (!byteLoop.byName().equals(ScannerCount.byName(scanner.count(file)))) {
      throw new IllegalStateException("the answers differ for " + shape);
    }
  }

  @Benchmark
  public Writable[] scanner(Speed speed) throws IOException {
    speed.megabytes += file.length / 1e6;
    return scanner.count(file);
  }

  @Benchmark
  public long[] byteLoop(Speed speed) {
    speed.megabytes += file.length / 1e6;
    return byteLoop.count(file);
  }
}
