package dev.citizens.source;

import dev.citizens.csv.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A source as plain CSV in UTF-8, with a memory that does not depend on how much it is. A source
 * that cannot be unpacked ends it with a {@link dev.citizens.failures.StepFailure} of status 11;
 * one that cannot be read, with the {@link IOException} that reading gave.
 */
public final class PlainStream extends BlockStream {
  private final SourceBytes source;
  private final InputStream plain;

  private PlainStream(SourceBytes source, InputStream plain) {
    this.source = source;
    this.plain = plain;
  }

  static PlainStream open(SourceForm form, InputStream source, String name) throws IOException {
    SourceBytes counted = new SourceBytes(source);
    try {
      InputStream text =
          form.packing() == null ? counted : new UnpackedStream(form.packing(), counted, name);
      boolean isUtf8 = form.encoding() == Encoding.UTF_8;
      InputStream utf8 = isUtf8 ? text : new DecodedStream(text, form.encoding());
      return new PlainStream(
          counted, form.lines().areNone() ? utf8 : new FilteredStream(utf8, form.lines()));
    } catch (IOException | RuntimeException e) {
      counted.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    return plain.read(to, offset, count);
  }

  /** Reads what the source has behind its text, such as a zip archive's directory. */
  public void drain() throws IOException {
    source.transferTo(OutputStream.nullOutputStream());
  }

  /** How many bytes of the source were read. */
  public long sourceBytes() {
    return source.bytes();
  }

  /** CRC-32C of the bytes of the source that were read. */
  public int sourceCrc32c() {
    return source.crc32c();
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
