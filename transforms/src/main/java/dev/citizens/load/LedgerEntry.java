package dev.citizens.load;

import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.time.Instant;

/** What the ledger says of one step of a day and data set. */
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
    return new LedgerEntry(
        step,
        manifest.attempt(),
        manifest.rowsRead(),
        manifest.files().stream().mapToLong(DataFile::rows).sum(),
        manifest.badRows(),
        manifest.files().stream().mapToLong(DataFile::bytes).sum(),
        manifest.elapsedMillis(),
        Instant.parse(manifest.createdAt()));
  }
}
