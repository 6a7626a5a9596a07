package dev.citizens.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files of this host as one run of bytes, one behind the other. Safe for use by many threads. */
final class FileRun implements Closeable {
  private final List<FileChannel> files = new ArrayList<>();
  private final long[] starts; // of each file, then where the last one ends

  /**
   * Opens the files, which stay open.
   *
   * @throws IOException if one cannot be opened; then none is open
   */
  FileRun(List<Path> paths) throws IOException {
    starts = new long[paths.size() + 1];
    try {
      for (Path path : paths) {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        files.add(file);
        starts[files.size()] = starts[files.size() - 1] + file.size();
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** How many bytes all files had when they were opened. */
  long bytes() {
    return starts[files.size()];
  }

  /** Where the file with that number starts, from 0. */
  long start(int file) {
    return starts[file];
  }

  /** Whether these bytes, at least one, are of one file and still there. */
  boolean has(long start, long end) throws IOException {
    if (start >= end || end > bytes()) {
      return false;
    }
    int file = fileAt(start);
    return end - starts[file] <= files.get(file).size();
  }

  private int fileAt(long position) {
    int found = Arrays.binarySearch(starts, position);
    int file = found >= 0 ? found : -found - 2;
    while (starts[file + 1] == position) {
      file++; // those before are empty
    }
    return file;
  }

  /**
   * Fills a buffer.
   *
   * @param position of the first byte; what is read lies within one file
   * @throws IOException if the file has become shorter, or cannot be read
   */
  void read(ByteBuffer to, long position) throws IOException {
    int file = fileAt(position);
    long at = position - starts[file];
    while (to.hasRemaining()) {
      int count = files.get(file).read(to, at);
      if (count < 0) {
        throw new IOException("the source became shorter while it was read");
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    for (FileChannel file : files) {
      file.close();
    }
  }
}
