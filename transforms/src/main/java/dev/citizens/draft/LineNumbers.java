package dev.citizens.draft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Which line of a file a place is in, as an editor counts; places are asked for in order. */
final class LineNumbers {
  private static final int READ_BYTES = 256 << 10;

  private final Path file;
  private long passed; // bytes
  private long line = 1;

  LineNumbers(Path file) {
    this.file = file;
  }

  /** The line of the byte at {@code offset}, from 1. */
  long at(long offset) throws IOException {
    byte[] bytes = new byte[READ_BYTES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(passed)) {
      while (passed < offset) {
        int most = (int) Math.min(READ_BYTES, offset - passed);
        int read = channel.read(ByteBuffer.wrap(bytes, 0, most));
        for (int i = 0; i < read; i++) {
          line += bytes[i] == '\n' ? 1 : 0;
        }
        passed += Math.max(0, read);
        if (read < 0) {
          return line; // the file became shorter
        }
      }
    }
    return line;
  }
}
