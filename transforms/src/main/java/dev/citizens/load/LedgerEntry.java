package dev.citizens.load;

import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.TransformedRows;
import java.time.Instant;

/**
 * What the ledger says of one step of a day and data set. Where a transform leaves rows out by
 * WHERE, they are those that were read, and neither written nor bad.
 */
public record LedgerEntry(
    String step,
    String attempt,
    long rowsRead,
    long rowsWritten,
    long badRows,
    long bytesWritten,
    long elapsedMillis,
    Instant finishedAt) {

  /** What a step's manifest says. */
  public static LedgerEntry of(String step, Manifest manifest) {
    TransformedRows transform = manifest.transform();
    return new LedgerEntry(
        step,
        manifest.attempt(),
        transform == null ? manifest.rowsRead() : transform.read(),
        manifest.files().stream().mapToLong(DataFile::rows).sum(),
        transform == null ? manifest.badRows() : transform.quarantined(),
        manifest.files().stream().mapToLong(DataFile::bytes).sum(),
        manifest.elapsedMillis(),
        Instant.parse(manifest.createdAt()));
  }
}
