package dev.citizens.upload;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.csv.BoundaryTracer;
import dev.citizens.csv.CsvDialect;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Copies ranges of a file into parts, and traces where records start in them. Not thread-safe. */
final class TracedCopy {
  private static final int BUFFER_BYTES = 1 << 20;

  private final CsvDialect dialect;
  private final long dataStart;
  private final Attempt attempt;
  private final String name; // with which those of the parts begin
  private final byte[] buffer = new byte[BUFFER_BYTES + BoundaryTracer.PADDING_BYTES];

  /**
   * Copies a file of that dialect into parts of the attempt.
   *
   * @param dataStart where its first record starts; what is before it is copied and not traced
   */
  TracedCopy(CsvDialect dialect, long dataStart, Attempt attempt) {
    this(dialect, dataStart, attempt, "part");
  }

  private TracedCopy(CsvDialect dialect, long dataStart, Attempt attempt, String name) {
    this.dialect = dialect;
    this.dataStart = dataStart;
    this.attempt = attempt;
    this.name = name;
  }

  /** The same for what the lake has of the source with that number, of which there are several. */
  static TracedCopy ofSource(int number, CsvDialect dialect, SourceText source, Attempt attempt) {
    return new TracedCopy(
        dialect,
        source.keptDataStart(),
        attempt,
        String.format(Locale.ROOT, "source-%05d-part", number));
  }

  /**
   * Copies one.
   *
   * @param in stands at the range's first byte
   * @return shorter than the range if {@code in} ends in it
   */
  CopiedRange copy(InputStream in, SourceRange range) throws IOException {
    List<BoundaryTrace> traces = new ArrayList<>();
    String path = attempt.file(String.format(Locale.ROOT, "%s-%06d", name, range.number()));
    try (PartWriter part = new PartWriter(path)) {
      boolean ended = false;
      for (long cut = range.start(); cut < range.end() && !ended; cut += range.cutBytes()) {
        long left = Math.min(range.end() - cut, range.cutBytes());
        long untraced = Math.max(0, Math.min(dataStart - cut, left));
        BoundaryTracer tracer = new BoundaryTracer(cut + untraced, dialect);
        boolean traced = untraced < left;
        while (left > 0 && !ended) {
          int count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
          ended = count < 0;
          int read = Math.max(0, count);
          int passed = (int) Math.min(untraced, read);
          tracer.update(buffer, passed, read);
          untraced -= passed;
          part.write(buffer, 0, read);
          left -= read;
        }
        if (traced && untraced == 0) {
          traces.add(tracer.finish());
        }
      }
      return new CopiedRange(range.start(), part.finish(0), List.copyOf(traces));
    }
  }
}
