package dev.citizens.load;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * A file of a result in the lake that is to be loaded: all of the result, or a part of it. Files
 * are read at once by several workers.
 *
 * @param table its table in the warehouse
 */
public record ResultFile(String table, String path, List<String> columns, long bytes) {
  /** How it travels. */
  public static final Coder<ResultFile> CODER =
      ElementCoder.of(ResultFile.class, ResultFile::writeTo, ResultFile::readFrom);

  private static final Coder<String> TEXT = StringUtf8Coder.of();
  private static final Coder<List<String>> TEXTS = ListCoder.of(TEXT);

  /** The file's name, by which its manifest knows it. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void writeTo(DataOutputStream out) throws IOException {
    TEXT.encode(table, out);
    TEXT.encode(path, out);
    TEXTS.encode(columns, out);
    out.writeLong(bytes);
  }

  private static ResultFile readFrom(DataInputStream in) throws IOException {
    return new ResultFile(TEXT.decode(in), TEXT.decode(in), TEXTS.decode(in), in.readLong());
  }
}
