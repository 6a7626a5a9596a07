package dev.citizens.merge;

import dev.citizens.analyze.ScannedRange;
import dev.citizens.csv.Fingerprint;
import dev.citizens.element.ElementCoder;
import dev.citizens.extract.WrittenRange;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What came of a range of an old file.
 *
 * @param table its place among those that are merged, from 0
 * @param kept its rows that have not changed; null if the file could not be read, as it was taken
 *     away, or is none of rows
 * @param keptKeys what the keys of these add to {@link dev.citizens.extract.delta.TableCount#keys}
 * @param read the bytes that were read
 * @param replaced how many of its rows may have changed
 * @param gone how many others are not in the table any more
 * @param replacedRows the fingerprint of both
 */
public record KeptRange(
    int table,
    @Nullable WrittenRange kept,
    long keptKeys,
    ScannedRange read,
    long replaced,
    long gone,
    Fingerprint replacedRows) {
  /** How it travels. */
  public static final Coder<KeptRange> CODER =
      ElementCoder.of(KeptRange.class, KeptRange::writeTo, KeptRange::readFrom);

  static KeptRange unreadable(OldRange range) {
    ScannedRange nothing = new ScannedRange(range.range().start(), 0, 0);
    return new KeptRange(range.table(), null, 0, nothing, 0, 0, Fingerprint.EMPTY);
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(table);
    out.writeBoolean(kept != null);
    if (kept != null) {
      WrittenRange.CODER.encode(kept, out);
    }
    out.writeLong(keptKeys);
    read.writeTo(out);
    out.writeLong(replaced);
    out.writeLong(gone);
    replacedRows.writeTo(out);
  }

  private static KeptRange readFrom(DataInputStream in) throws IOException {
    return new KeptRange(
        in.readInt(),
        in.readBoolean() ? WrittenRange.CODER.decode(in) : null,
        in.readLong(),
        ScannedRange.readFrom(in),
        in.readLong(),
        in.readLong(),
        Fingerprint.readFrom(in));
  }
}
