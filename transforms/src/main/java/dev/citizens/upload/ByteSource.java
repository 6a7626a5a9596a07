package dev.citizens.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Where workers get the source's bytes from. */
public interface ByteSource extends Serializable {
  /** Opens the bytes {@code [start, end)}; the stream ends at {@code end} or fails. */
  InputStream open(long start, long end) throws IOException;
}
