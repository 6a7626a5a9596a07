package dev.citizens.parquet;

import dev.citizens.analyze.EncodedPartial;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.element.ElementCoder;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;

/**
 * A Parquet file that a worker has written below the attempt's folder.
 *
 * @param number of its range in the CSV file, from 0
 * @param part the file; its rows are those that Parquet's library has counted
 * @param scanned the {@link ScanTotals} of the range
 */
public record WrittenFile(int number, WrittenPart part, EncodedPartial scanned) {
  /** How it travels. */
  public static final Coder<WrittenFile> CODER =
      ElementCoder.of(WrittenFile.class, WrittenFile::writeTo, WrittenFile::readFrom);

  /** What all of them were made of. */
  public static ScanTotals totals(List<WrittenFile> files) {
    return EncodedPartial.merge(
        new ScanTotals(), files.stream().map(WrittenFile::scanned).toList());
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(number);
    part.writeTo(out);
    EncodedPartial.CODER.encode(scanned, out);
  }

  private static WrittenFile readFrom(DataInputStream in) throws IOException {
    return new WrittenFile(in.readInt(), WrittenPart.readFrom(in), EncodedPartial.CODER.decode(in));
  }
}
