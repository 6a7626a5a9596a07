package dev.citizens.sniff;

import dev.citizens.csv.BadRows;
import dev.citizens.csv.CsvDialect;
import dev.citizens.job.FileName;
import java.util.List;

/**
 * What a CSV file is like.
 *
 * @param path as it was given
 * @param bytes the file's length
 * @param dataBytes without the header
 * @param header the names in its first line; empty if that is a row
 * @param crlf whether its first line ends with CRLF
 * @param columns in their order
 * @param rows good ones
 */
public record SniffedFile(
    String path,
    long bytes,
    long dataBytes,
    CsvDialect dialect,
    List<String> header,
    boolean crlf,
    List<SniffedColumn> columns,
    long rows,
    BadRows badRows) {
  /** Whether the first line names the columns. */
  public boolean hasHeader() {
    return !header.isEmpty();
  }

  /** The last part of its path. */
  public String fileName() {
    return FileName.of(path);
  }
}
