package dev.citizens.source;

import dev.citizens.csv.LineEnds;
import java.io.IOException;
import java.io.InputStream;

/** A text whose line ends are counted as it is read. */
public final class CountedLines extends BlockStream {
  private final InputStream text;
  private long lineEnds;

  /**
   * Counts from where the text stands.
   *
   * @param text closed with this one
   */
  public CountedLines(InputStream text) {
    this.text = text;
  }

  /** How many of what was read. */
  public long lineEnds() {
    return lineEnds;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    int given = text.read(to, offset, count);
    if (given > 0) {
      lineEnds += LineEnds.count(to, offset, offset + given);
    }
    return given;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
