package dev.citizens.merge;

import dev.citizens.analyze.ChecksumChannel;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.WrittenRange;
import dev.citizens.extract.delta.KeyHash;
import dev.citizens.extract.delta.KeySet;
import dev.citizens.files.FilePath;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Copies those rows of a table's old file that have not changed, byte by byte. Plain Java: one
 * thread, any number of ranges.
 */
final class UnchangedRows implements RecordSink {
  private final TableToMerge table;
  private final KeySet changed;
  private final @Nullable KeySet present;
  private final CsvScanner scanner;
  private final KeyHash hash = new KeyHash();
  private PartWriter part;
  private FingerprintSum kept;
  private FingerprintSum replacedRows;
  private long rows;
  private long replaced;
  private long gone;
  private long keptKeys;
  private boolean isDamaged;

  /** Of a table, whose keys are read. */
  static UnchangedRows of(TableToMerge table) throws IOException {
    return new UnchangedRows(
        table,
        KeySet.read(table.keys()),
        table.arePresentKnown() ? KeySet.read(table.present()) : null);
  }

  private UnchangedRows(TableToMerge table, KeySet changed, @Nullable KeySet present) {
    this.table = table;
    this.changed = changed;
    this.present = present;
    this.scanner = new CsvScanner(table.columns(), CsvDialect.COMMA.withColumns(table.columns()));
  }

  /**
   * Copies those of a range.
   *
   * @throws IOException if they cannot be written, or the file not be read although it is there
   */
  KeptRange keep(OldRange old) throws IOException {
    kept = new FingerprintSum();
    replacedRows = new FingerprintSum();
    rows = 0;
    replaced = 0;
    gone = 0;
    keptKeys = 0;
    isDamaged = false;
    int number = old.range().number();
    String name = String.format(Locale.ROOT, "kept-%07d", number);
    try (PartWriter writer = new PartWriter(table.attempt().file(name))) {
      part = writer;
      ChecksumChannel read = copy(old);
      if (read == null || isDamaged) {
        return KeptRange.unreadable(old);
      }
      List<WrittenPart> parts = rows == 0 ? List.of() : List.of(writer.finish(rows));
      return new KeptRange(
          old.table(),
          new WrittenRange(number, parts, kept.sum()),
          keptKeys,
          read.range(),
          replaced,
          gone,
          replacedRows.sum());
    }
  }

  /** Null if the file is no longer there, or shorter than it was. */
  private ChecksumChannel copy(OldRange old) throws IOException {
    long start = old.range().start();
    try (ChecksumChannel channel =
        new ChecksumChannel(new FilePath(old.range().file()).open(start), start)) {
      scanner.scan(channel, start, old.range().end(), this);
      return channel;
    } catch (NoSuchFileException | FileNotFoundException | EOFException takenAway) {
      return null;
    }
  }

  @Override
  public void accept(RowBatch batch) throws IOException {
    if (batch.anyRejected()) { // its key is not known
      isDamaged = true;
      return;
    }
    int from = 0; // of rows behind each other that are kept
    for (int row = 0; row < batch.size(); row++) {
      table.key().hash(batch, row, hash);
      boolean isReplaced = changed.has(hash);
      boolean isKept = !isReplaced && (present == null || present.has(hash));
      (isKept ? kept : replacedRows).add(batch.buffer(), batch.rowStart(row), batch.rowEnd(row));
      if (isKept) {
        keptKeys += table.key().crc32(hash);
      } else {
        replaced += isReplaced ? 1 : 0;
        gone += isReplaced ? 0 : 1;
        write(batch, from, row);
        from = row + 1;
      }
    }
    write(batch, from, batch.size());
  }

  /** Rows of a file that was written here stand behind each other, each with a line feed. */
  private void write(RowBatch batch, int from, int to) throws IOException {
    if (from < to) {
      part.write(batch.buffer(), batch.recordStart(from), batch.recordEnd(to - 1) + 1);
      rows += to - from;
    }
  }
}
