package dev.citizens.extract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.LongSupplier;

/** Waits so that no more rows are read in a second than may be. */
@FunctionalInterface
interface RowPace {
  /** Never waits. */
  RowPace ANY = rows -> {};

  /**
   * Notes that rows were read, and waits until more may be.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  void read(long rows) throws IOException;

  /** Waits some milliseconds. */
  @FunctionalInterface
  interface Pause {
    void forMillis(long millis) throws InterruptedException;
  }

  /**
   * At most that many rows a second. Time in which nothing was read is not made up for, but for a
   * second of it, so that a server that was slow is not asked for all at once.
   *
   * @param nanoTime a clock
   */
  static RowPace of(double rowsPerSecond, LongSupplier nanoTime, Pause pause) {
    return new RowPace() {
      private static final long SECOND_NANOS = 1_000_000_000;

      /** When the rows so far may have been read at the earliest. */
      private long dueNanos = nanoTime.getAsLong();

      @Override
      public void read(long rows) throws InterruptedIOException {
        long now = nanoTime.getAsLong();
        long from = dueNanos - (now - SECOND_NANOS) < 0 ? now - SECOND_NANOS : dueNanos;
        dueNanos = from + (long) (rows * SECOND_NANOS / rowsPerSecond);
        long aheadMillis = (dueNanos - now) / 1_000_000;
        if (aheadMillis > 0) {
          try {
            pause.forMillis(aheadMillis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while it waited to read more rows");
          }
        }
      }
    };
  }
}
