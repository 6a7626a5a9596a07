package dev.citizens.load;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * Many rows of one result as one element.
 *
 * @param reading tells the rows of one reading of the file from those of another, which may have
 *     got other bytes
 * @param firstRow number of the first row in the file, from 0; or {@link #RECEIPT}
 * @param rows each a JSON array of its fields
 */
public record StagedBlock(String table, UUID reading, long firstRow, List<String> rows) {
  /**
   * The row's number that comes last: it holds the CRC-32C of the bytes that were read, and the
   * file's name.
   */
  static final long RECEIPT = -1;

  static final Coder<StagedBlock> CODER =
      ElementCoder.of(StagedBlock.class, StagedBlock::writeTo, StagedBlock::readFrom);

  private static final Coder<List<String>> ROWS = ListCoder.of(StringUtf8Coder.of());

  private void writeTo(DataOutputStream out) throws IOException {
    StringUtf8Coder.of().encode(table, out);
    out.writeLong(reading.getMostSignificantBits());
    out.writeLong(reading.getLeastSignificantBits());
    out.writeLong(firstRow);
    ROWS.encode(rows, out);
  }

  private static StagedBlock readFrom(DataInputStream in) throws IOException {
    String table = StringUtf8Coder.of().decode(in);
    UUID reading = new UUID(in.readLong(), in.readLong());
    return new StagedBlock(table, reading, in.readLong(), ROWS.decode(in));
  }
}
