package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The citizens as a CSV file: RFC 4180, UTF-8, LF, a header, about 64 bytes a row.
 *
 * <p>NULL is empty without quotes, the empty string is {@code ""}, as in PostgreSQL's {@code COPY …
 * CSV}. The same three numbers give the same bytes on any machine, with any number of threads.
 *
 * @param rows good rows, with the ids 1 to {@code rows}
 * @param seed chooses the values, see {@link CitizenRows}
 * @param badRows rows beside the good ones that break the format (too few fields, too many, text
 *     after a closing quote, in turn), spread evenly; they do not change the good rows
 * @param plain the good rows are without quotes, so that a line is a row and a comma ends a field:
 *     what needs quotes is left out of the values, and the empty city is NULL
 */
public record CitizensCsv(long rows, long seed, long badRows, boolean plain) {
  /** The first line, without its line feed. */
  public static final String HEADER = "id,name,birth_date,city,country";

  /** More would make numbers in here overflow. */
  static final long MAX_ROWS = 1_000_000_000_000L;

  private static final int ROWS_PER_CHUNK = 1 << 15;
  private static final String NULL_FIELD = "";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or too large, or if there are bad rows but
   *     no good ones to stand between
   */
  public CitizensCsv {
    if (rows < 0 || rows > MAX_ROWS || badRows < 0 || badRows > MAX_ROWS) {
      throw new IllegalArgumentException("rows and bad rows must be from 0 to " + MAX_ROWS);
    }
    if (rows == 0 && badRows > 0) {
      throw new IllegalArgumentException("bad rows stand between good ones: there must be some");
    }
  }

  /** A file with everything that CSV allows. */
  public CitizensCsv(long rows, long seed, long badRows) {
    this(rows, seed, badRows, false);
  }

  /**
   * Writes the file, with a thread for each processor; it appears under its name when complete.
   *
   * @throws IOException if it can't be written
   */
  public void write(Path file) throws IOException {
    Path incomplete = file.resolveSibling(file.getFileName() + ".incomplete");
    try {
      try (OutputStream out = Files.newOutputStream(incomplete)) {
        write(out, Runtime.getRuntime().availableProcessors());
      }
      Files.move(incomplete, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(incomplete);
    }
  }

  /**
   * Writes the header and all rows to {@code out}, which stays open.
   *
   * @param threads how many make rows, at least 1; the calling thread writes
   * @throws IOException if {@code out} does
   */
  public void write(OutputStream out, int threads) throws IOException {
    out.write((HEADER + "\n").getBytes(US_ASCII));
    long chunks = (rows + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    new OrderedChunks(threads).write(chunks, this::fill, out);
  }

  private void fill(long chunk, RowBuffer buffer) {
    RowEncoder encoder = new RowEncoder(seed, NULL_FIELD, plain);
    BadRows bad = new BadRows(badRows, rows);
    long firstId = 1 + chunk * ROWS_PER_CHUNK;
    long lastId = Math.min(rows, firstId + ROWS_PER_CHUNK - 1);
    long nextBad = bad.firstAt(firstId);
    long nextBadStandsBefore = bad.followingId(nextBad);
    for (long id = firstId; id <= lastId; id++) {
      while (nextBadStandsBefore == id) {
        bad.append(nextBad++, buffer);
        nextBadStandsBefore = bad.followingId(nextBad);
      }
      encoder.append(id, buffer);
    }
  }
}
