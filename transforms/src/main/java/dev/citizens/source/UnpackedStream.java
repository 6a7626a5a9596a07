package dev.citizens.source;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is packed in a source. A source that cannot be unpacked ends it with status 11. */
final class UnpackedStream extends BlockStream {
  /** A file that repeats itself a thousand times is a mistake, or meant to fill the lake. */
  private static final long MOST_TIMES = 1_000;

  /** Up to here, any file may. */
  private static final long ALWAYS_ALLOWED_BYTES = 1L << 30;

  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MOST_CHARACTERS = 100;

  private final Packing packing;
  private final String name;
  private final SourceBytes source;
  private final InputStream unpacked;
  private long bytes;

  /**
   * Unpacks a source.
   *
   * @param source from its first byte on; it is closed with this stream
   * @param name of the source in messages
   */
  UnpackedStream(Packing packing, SourceBytes source, String name) throws IOException {
    this.packing = packing;
    this.name = name;
    this.source = source;
    this.unpacked = open();
  }

  private InputStream open() throws IOException {
    try {
      return packing.unpack(new BufferedInputStream(source, BUFFER_BYTES));
    } catch (IOException | IllegalArgumentException e) {
      throw explained(e);
    }
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    int given;
    try {
      given = unpacked.read(to, offset, count);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw explained(e);
    }
    bytes += Math.max(0, given);
    if (bytes > ALWAYS_ALLOWED_BYTES && bytes > MOST_TIMES * source.bytes()) {
      throw refused(
          "unpacks to more than %s times its own size; if that is right, unpack it first"
              .formatted(MOST_TIMES));
    }
    return given;
  }

  private StepFailure explained(Exception e) throws IOException {
    if (source.failure() != null) {
      throw source.failure();
    }
    String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
    StepFailure failure =
        refused(
            "is a %s file that is damaged or not complete (%s); copy it again"
                .formatted(packing, Printable.of(why, MOST_CHARACTERS)));
    failure.addSuppressed(e);
    return failure;
  }

  private StepFailure refused(String what) {
    return new StepFailure(ExitStatus.QUALITY_GATE, name + " " + what);
  }

  @Override
  public void close() throws IOException {
    try {
      unpacked.close();
    } finally {
      source.close();
    }
  }
}
