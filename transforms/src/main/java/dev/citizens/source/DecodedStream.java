package dev.citizens.source;

import dev.citizens.csv.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Text in another encoding as UTF-8. Bytes that are no text in it become the byte FF, which is none
 * in UTF-8 either: so the row is a bad row, and nothing is made up.
 */
final class DecodedStream extends BlockStream {
  private static final byte NO_TEXT = (byte) 0xFF;
  private static final int BUFFER_CHARS = 64 << 10;

  /** Of UTF-8, for a character of Java: four bytes are two of them. */
  private static final int MOST_BYTES = 3;

  private final InputStream encoded;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER_CHARS).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_CHARS);
  private final ByteBuffer out = ByteBuffer.allocate(BUFFER_CHARS * MOST_BYTES + 1).limit(0);

  /** What stands behind half a character of UTF-16 is text again, whatever Java's decoder says. */
  private final int mostNoText;

  private boolean atEnd;

  /** Decodes that stream, which is closed with this one. */
  DecodedStream(InputStream encoded, Encoding encoding) {
    this.encoded = encoded;
    boolean isUtf16 = encoding == Encoding.UTF_16LE || encoding == Encoding.UTF_16BE;
    mostNoText = isUtf16 ? Character.BYTES : Integer.MAX_VALUE;
    decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, to.length);
    if (count == 0) {
      return 0;
    }
    while (!out.hasRemaining()) {
      if (atEnd && !in.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int given = Math.min(count, out.remaining());
    out.get(to, offset, given);
    return given;
  }

  /** Decodes what is there, up to bytes that are no text, or reads more if that is nothing. */
  private void decode() throws IOException {
    CoderResult result = decoder.decode(in, chars.clear(), atEnd);
    out.clear();
    encoder.reset().encode(chars.flip(), out, true);
    if (result.isError()) {
      in.position(in.position() + Math.min(result.length(), mostNoText));
      out.put(NO_TEXT);
    } else if (result.isUnderflow() && !atEnd) {
      readMore();
    }
    out.flip();
  }

  private void readMore() throws IOException {
    in.compact();
    int read = encoded.read(in.array(), in.position(), in.remaining());
    atEnd = read < 0;
    in.position(in.position() + Math.max(0, read)).flip();
  }

  @Override
  public void close() throws IOException {
    encoded.close();
  }
}
