package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.lake.WrittenPart;
import java.io.Serializable;
import java.util.List;

/**
 * The rows of a range, which lie in the lake as parts.
 *
 * @param number of the range, from 0; ranges are joined in this order
 * @param parts in the order in which they are joined
 */
public record WrittenRange(int number, List<WrittenPart> parts, Fingerprint fingerprint)
    implements Serializable {
  public long rows() {
    return parts.stream().mapToLong(WrittenPart::rows).sum();
  }
}
