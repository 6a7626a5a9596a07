package dev.citizens.upload;

import dev.citizens.element.ElementCoder;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;

/**
 * Bytes {@code [start, end)} of the source, cut anywhere.
 *
 * @param number from 0, in the order of the file; of a whole source, that of the source
 * @param cutBytes the split index gets a place behind each cut of this many bytes
 */
public record SourceRange(int number, long start, long end, long cutBytes) {
  /** How it travels. */
  public static final Coder<SourceRange> CODER =
      ElementCoder.of(SourceRange.class, SourceRange::writeTo, SourceRange::readFrom);

  /** An HDFS block: a part that is copied by one task. */
  private static final long MAX_RANGE_BYTES = 128L << 20;

  /** Below this, opening a part costs more than copying it. */
  private static final long MIN_RANGE_BYTES = 1L << 20;

  private static final int CUTS_PER_RANGE = 4;

  /** About as many ranges for a small file; a large one has more. */
  private static final int WANTED_RANGES = 8;

  /** Ranges that tile a source of that length; none if it is empty. */
  public static List<SourceRange> tile(long sourceBytes) {
    long wanted = sourceBytes / WANTED_RANGES;
    long cut =
        Math.min(MAX_RANGE_BYTES, Math.max(MIN_RANGE_BYTES, wanted + CUTS_PER_RANGE))
            / CUTS_PER_RANGE;
    long size = cut * CUTS_PER_RANGE;
    List<SourceRange> ranges = new ArrayList<>();
    for (long start = 0; start < sourceBytes; start += size) {
      ranges.add(new SourceRange(ranges.size(), start, Math.min(sourceBytes, start + size), cut));
    }
    return ranges;
  }

  /**
   * A source that is not cut, of that length; what comes of it is.
   *
   * @param number of the source, from 0
   */
  public static SourceRange whole(int number, long sourceBytes) {
    return new SourceRange(number, 0, sourceBytes, MAX_RANGE_BYTES / CUTS_PER_RANGE);
  }

  /** Where a part of what comes of it begins and, if more is there, ends; from part 0 on. */
  SourceRange convertedPart(int part) {
    long size = CUTS_PER_RANGE * cutBytes;
    return new SourceRange(part, part * size, (part + 1) * size, cutBytes);
  }

  /**
   * Checks that the source had all its bytes.
   *
   * @throws StepFailure with status 10 if it had fewer
   */
  void requireBytes(long read) {
    if (read < end - start) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "the source ends before byte %s, where it did not end before; run again when it is complete"
              .formatted(end));
    }
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(number);
    out.writeLong(start);
    out.writeLong(end);
    out.writeLong(cutBytes);
  }

  private static SourceRange readFrom(DataInputStream in) throws IOException {
    return new SourceRange(in.readInt(), in.readLong(), in.readLong(), in.readLong());
  }
}
