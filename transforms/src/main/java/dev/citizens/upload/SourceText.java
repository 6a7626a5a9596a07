package dev.citizens.upload;

import dev.citizens.source.SourceForm;
import java.io.InputStream;
import java.io.Serializable;

/**
 * A source, and what becomes of it in the lake.
 *
 * @param bytes where workers get it from
 * @param name of the source in messages
 * @param dataStart where its first record starts in its text
 * @param isFirst whether what is above its records stands in the lake, too
 * @param isLast whether no other follows, so that its last record needs no line end
 */
public record SourceText(
    ByteSource bytes, SourceForm form, String name, long dataStart, boolean isFirst, boolean isLast)
    implements Serializable {

  /** How many bytes of its text the lake does not have. */
  public long leftOut() {
    return isFirst ? 0 : dataStart;
  }

  /** Where its first record starts in what the lake has of it. */
  long keptDataStart() {
    return dataStart - leftOut();
  }

  /**
   * What the lake has of its text.
   *
   * @param text stands behind what is left out
   */
  InputStream kept(InputStream text) {
    return isLast ? text : new EndedLines(text);
  }
}
