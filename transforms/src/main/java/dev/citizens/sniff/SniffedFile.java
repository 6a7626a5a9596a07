package dev.citizens.sniff;

import dev.citizens.csv.BadRows;
import dev.citizens.csv.CsvDialect;
import dev.citizens.job.FileName;
import dev.citizens.source.Packing;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a CSV file is like.
 *
 * @param path as it was given
 * @param packing how the file is packed; null if it is not. All else is of what is packed in it
 * @param bytes the file's length
 * @param dataBytes without the header
 * @param header the names in its first line; empty if that is a row
 * @param crlf whether its first line ends with CRLF
 * @param columns in their order
 * @param rows good ones
 */
public record SniffedFile(
    String path,
    @Nullable Packing packing,
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

  /** Its name in the lake. */
  public String fileName() {
    return FileName.ofPlain(path);
  }
}
