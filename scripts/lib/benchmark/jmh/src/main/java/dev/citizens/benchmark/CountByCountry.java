package dev.citizens.benchmark;

import dev.citizens.analysis.Writable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counts the rows of a file in memory by country, on one core: our scanner, and beside it a plain
 * byte loop. The counter {@code megabytes} is the speed, in 10⁶ bytes a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class CountByCountry {
  /** Does not fit a core's caches, as a real file does not. */
  private static final int FILE_BYTES = 64 << 20;

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
