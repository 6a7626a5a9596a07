package dev.citizens.upload;

import dev.citizens.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** A file that every worker can open: {@code hdfs://}, or {@code file://} on a shared disk. */
public record SharedFile(String path) implements ByteSource {
  @Override
  public InputStream open(long start, long end) throws IOException {
    return Channels.newInputStream(Lake.open(path, start));
  }
}
