package dev.citizens.lake;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Lets one attempt at a time publish into a folder, so that its files and its manifest are of the
 * same attempt. A file that is created only if it is not there: HDFS and a disk both do that in one
 * step.
 */
final class PublishLock implements Closeable {
  private static final String FILE_NAME = "_publishing";

  /** Publishing takes well below a second: who holds the lock that long has died. */
  private static final Duration DEAD_AFTER = Duration.ofSeconds(30);

  private static final int POLL_MILLIS = 50;

  private final LakeStore store;
  private final String path;

  private PublishLock(LakeStore store, String path) {
    this.store = store;
    this.path = path;
  }

  /**
   * Waits until nobody else publishes into the folder.
   *
   * @throws IOException if the file system fails, or the thread is interrupted
   */
  static PublishLock acquire(LakeStore store, String folder) throws IOException {
    return acquire(store, folder, DEAD_AFTER);
  }

  static PublishLock acquire(LakeStore store, String folder, Duration deadAfter)
      throws IOException {
    String path = folder + "/" + FILE_NAME;
    long seenModified = 0;
    long seenSince = System.nanoTime();
    while (!store.createNew(path)) {
      // Its age is measured by our own watch, as clocks of hosts differ.
      long modified = store.modifiedMillis(path);
      if (modified != seenModified) {
        seenModified = modified;
        seenSince = System.nanoTime();
      } else if (System.nanoTime() - seenSince > deadAfter.toNanos()) {
        store.deleteFile(path);
      }
      pause();
    }
    return new PublishLock(store, path);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another attempt publishes", e);
    }
  }

  @Override
  public void close() throws IOException {
    store.deleteFile(path);
  }
}
