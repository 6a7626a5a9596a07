package dev.citizens.upload;

import dev.citizens.source.BlockStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;

/**
 * The bytes of a range, from the answer of {@link RangeServer}. Gives none that it did not check.
 */
final class DecryptedRange extends BlockStream {
  private final InputStream answer;
  private final FrameCipher cipher;
  private final byte[] encrypted = new byte[FrameCipher.FRAME_BYTES + FrameCipher.TAG_BYTES];
  private final byte[] frame = new byte[FrameCipher.FRAME_BYTES];
  private long left;
  private int position;
  private int limit;

  /**
   * Starts with the answer's salt.
   *
   * @param answer to the request; it is closed with this stream
   */
  DecryptedRange(InputStream answer, RunKey key, RequestProof request, long start, long end)
      throws IOException {
    this.answer = answer;
    byte[] salt = new byte[FrameCipher.SALT_BYTES];
    readWhole(salt, salt.length);
    cipher = FrameCipher.decrypting(key, request, salt, start, end);
    left = end - start;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, to.length);
    if (count == 0) {
      return 0;
    }
    if (position == limit) {
      if (left == 0) {
        return -1;
      }
      nextFrame();
    }
    int given = Math.min(count, limit - position);
    System.arraycopy(frame, position, to, offset, given);
    position += given;
    return given;
  }

  private void nextFrame() throws IOException {
    int bytes = (int) Math.min(left, FrameCipher.FRAME_BYTES);
    int count = bytes + FrameCipher.TAG_BYTES;
    readWhole(encrypted, count);
    try {
      limit = cipher.next(encrypted, count, frame);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the bytes from the launching host are not those that it sent for this range", e);
    }
    position = 0;
    left -= bytes;
  }

  private void readWhole(byte[] to, int count) throws IOException {
    int read = answer.readNBytes(to, 0, count);
    if (read < count) {
      throw new EOFException("the launching host's answer ends too early");
    }
  }

  @Override
  public void close() throws IOException {
    answer.close();
  }
}
