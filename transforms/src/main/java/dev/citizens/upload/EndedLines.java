package dev.citizens.upload;

import dev.citizens.csv.CanonicalCsv;
import dev.citizens.source.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/** A text whose last line ends with a line feed, which is added if it is not there. */
final class EndedLines extends BlockStream {
  private final InputStream text;
  private byte last = CanonicalCsv.LINE_FEED;

  EndedLines(InputStream text) {
    this.text = text;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    int given = text.read(to, offset, count);
    if (given > 0) {
      last = to[offset + given - 1];
    } else if (given < 0 && last != CanonicalCsv.LINE_FEED) {
      last = CanonicalCsv.LINE_FEED;
      to[offset] = last;
      return 1;
    }
    return given;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
