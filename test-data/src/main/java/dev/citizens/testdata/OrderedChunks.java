package dev.citizens.testdata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes chunks of bytes in several threads and writes them in their order from one. */
final class OrderedChunks {
  /** Makes one chunk; called for different chunks at the same time. */
  interface Filler {
    void fill(long chunk, RowBuffer buffer);
  }

  private static final int FIRST_BUFFER_BYTES = 3 << 20;

  private final int threads;

  OrderedChunks(int threads) {
    this.threads = threads;
  }

  /**
   * Writes the chunks 0 to {@code chunks - 1}; at most {@code threads + 2} are in memory.
   *
   * @throws IOException if {@code out} does, or the calling thread was interrupted
   */
  void write(long chunks, Filler filler, OutputStream out) throws IOException {
    ExecutorService makers = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<RowBuffer>> inTheMaking = new ArrayDeque<>();
      long nextChunk = 0;
      for (; nextChunk < Math.min(chunks, threads + 2L); nextChunk++) {
        inTheMaking.add(
            makers.submit(new Making(filler, nextChunk, new RowBuffer(FIRST_BUFFER_BYTES))));
      }
      while (!inTheMaking.isEmpty()) {
        RowBuffer made = made(inTheMaking.remove());
        out.write(made.bytes(), 0, made.length());
        if (nextChunk < chunks) {
          made.clear();
          inTheMaking.add(makers.submit(new Making(filler, nextChunk++, made)));
        }
      }
    } finally {
      makers.shutdownNow();
    }
  }

  private static RowBuffer made(Future<RowBuffer> inTheMaking) throws IOException {
    try {
      return inTheMaking.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while rows were made");
    } catch (ExecutionException e) {
      throw new IllegalStateException("rows could not be made", e.getCause());
    }
  }

  private record Making(Filler filler, long chunk, RowBuffer buffer)
      implements Callable<RowBuffer> {
    @Override
    public RowBuffer call() {
      filler.fill(chunk, buffer);
      return buffer;
    }
  }
}
