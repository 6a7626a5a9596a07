package dev.citizens.extract;

import dev.citizens.extract.delta.KeyHash;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes the hashes of keys, as {@link dev.citizens.extract.delta.KeySet} reads them. */
final class KeyWriter implements Closeable {
  private static final int BUFFERED_KEYS = 4096;

  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_KEYS * 2 * Long.BYTES);
  private final PartWriter file;
  private long keys;

  KeyWriter(String path) throws IOException {
    this.file = new PartWriter(path);
  }

  void add(KeyHash key) throws IOException {
    buffer.putLong(key.high()).putLong(key.low());
    keys++;
    if (!buffer.hasRemaining()) {
      flush();
    }
  }

  /** Those that were added. */
  long keys() {
    return keys;
  }

  /** What was written; null if that is nothing. */
  @Nullable WrittenPart finish() throws IOException {
    flush();
    return keys == 0 ? null : file.finish(keys);
  }

  private void flush() throws IOException {
    file.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
