package dev.citizens.sniff;

import dev.citizens.csv.BadRows;
import dev.citizens.csv.CsvDialect;
import dev.citizens.job.FileName;
import dev.citizens.source.SourceForm;
import java.util.List;

/**
 * What a CSV file is like.
 *
 * @param path as it was given
 * @param form how the file is packed and encoded. All else is of the plain CSV in UTF-8
 * @param guessed whether its encoding is a guess, because it is not UTF-8
 * @param bytes the file's length
 * @param dataBytes without the header
 * @param skippedLines above its first line, which are neither header nor rows
 * @param header the names in its first line; empty if that is a row
 * @param crlf whether its first line ends with CRLF
 * @param columns in their order
 * @param rows good ones
 */
public record SniffedFile(
    String path,
    SourceForm form,
    boolean guessed,
    long bytes,
    long dataBytes,
    CsvDialect dialect,
    int skippedLines,
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
