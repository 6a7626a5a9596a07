package dev.citizens.sniff;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.csv.BoundaryTracer;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.SplitIndex;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Looks at all records of a file of this host with all cores: first where records start, as {@code
 * upload} does, then at the records of one range after the other.
 */
final class ParallelScan {
  /** Some hundred ranges of a large file, so that all cores have work to the end. */
  private static final long RANGE_BYTES = 16 << 20;

  private static final int READ_BYTES = 256 << 10;

  private final Path file;
  private final CsvDialect dialect;
  private final int columns;
  private final LookWatch watch;
  private final LongAdder traced = new LongAdder();
  private final LongAdder scanned = new LongAdder();

  ParallelScan(Path file, CsvDialect dialect, int columns, LookWatch watch) {
    this.watch = watch;
    this.file = file;
    this.dialect = dialect;
    this.columns = columns;
  }

  /** The facts of the bytes {@code [start, end)}; a record starts at {@code start}. */
  FileFacts facts(long start, long end) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Long> starts =
          watch.during(
              "where rows start", end - start, traced::sum, () -> starts(threads, start, end));
      return watch.during(
          "their values", end - start, scanned::sum, () -> values(threads, starts, end));
    } finally {
      threads.shutdownNow();
    }
  }

  private FileFacts values(ExecutorService threads, List<Long> starts, long end) {
    FileFacts all = new FileFacts(columns);
    List<Future<FileFacts>> ranges = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long from = starts.get(i);
      long to = i + 1 < starts.size() ? starts.get(i + 1) : end;
      ranges.add(threads.submit(() -> scan(from, to)));
    }
    for (int i = 0; i < ranges.size(); i++) {
      all.merge(result(ranges.get(i)));
      ranges.set(i, null); // its memory is needed for the next ones
    }
    return all;
  }

  private List<Long> starts(ExecutorService threads, long start, long end) {
    List<Future<BoundaryTrace>> traces = new ArrayList<>();
    for (long from = start; from < end; from += RANGE_BYTES) {
      long first = from;
      traces.add(threads.submit(() -> trace(first, Math.min(end, first + RANGE_BYTES))));
    }
    SplitIndex index = SplitIndex.of(start, traces.stream().map(ParallelScan::result).toList());
    return index.starts();
  }

  private BoundaryTrace trace(long from, long to) throws IOException {
    BoundaryTracer tracer = new BoundaryTracer(from, dialect);
    byte[] bytes = new byte[READ_BYTES + BoundaryTracer.PADDING_BYTES];
    try (FileChannel channel = open(from)) {
      for (long left = to - from; left > 0; ) {
        int read = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(READ_BYTES, left)));
        if (read < 0) {
          throw new IOException("the file became shorter");
        }
        tracer.update(bytes, 0, read);
        traced.add(read);
        left -= read;
      }
    }
    return tracer.finish();
  }

  /** Looks at the records of {@code [from, to)}, in this thread. */
  FileFacts scan(long from, long to) throws IOException {
    FileFacts facts = new FileFacts(columns);
    try (FileChannel channel = open(from)) {
      new CsvScanner(columns, dialect).scan(channel, from, to, facts);
    }
    scanned.add(to - from);
    return facts;
  }

  private FileChannel open(long offset) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ).position(offset);
  }

  private static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailure(ExitStatus.STOPPED, "stopped", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new UncheckedIOException(cause);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
