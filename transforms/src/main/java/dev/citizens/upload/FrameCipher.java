package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts or decrypts the answer to one request, frame by frame, with AES-256-GCM.
 *
 * <p>Every answer has a key of its own, made from the run's key, the request's nonce, a salt that
 * the server chooses, and the range; so no frame fits into an answer to another request or of
 * another range. A frame's nonce is its number, and every frame but the last has {@link
 * #FRAME_BYTES}; so none can be left out, added or moved.
 */
final class FrameCipher {
  /** Bytes of the file in a frame. */
  static final int FRAME_BYTES = 1 << 20;

  /** How much longer a frame is when it is encrypted. */
  static final int TAG_BYTES = 16;

  /** Of an answer; sent before its first frame. */
  static final int SALT_BYTES = 16;

  private static final int BITS_PER_BYTE = 8;
  private static final int NONCE_BYTES = 12;

  private final Cipher cipher;
  private final int mode;
  private final SecretKeySpec key;
  private long frames;

  private FrameCipher(int mode, byte[] key) {
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
    this.mode = mode;
    this.key = new SecretKeySpec(key, "AES");
  }

  /** For the server. */
  static FrameCipher encrypting(
      RunKey key, RequestProof request, byte[] salt, long start, long end) {
    return new FrameCipher(Cipher.ENCRYPT_MODE, answerKey(key, request, salt, start, end));
  }

  /** For a worker. */
  static FrameCipher decrypting(
      RunKey key, RequestProof request, byte[] salt, long start, long end) {
    return new FrameCipher(Cipher.DECRYPT_MODE, answerKey(key, request, salt, start, end));
  }

  private static byte[] answerKey(
      RunKey key, RequestProof request, byte[] salt, long start, long end) {
    byte[] range = ByteBuffer.allocate(2 * Long.BYTES).putLong(start).putLong(end).array();
    return key.derive(RunKey.Purpose.RESPONSE, request.nonce().getBytes(UTF_8), salt, range);
  }

  /** How long the whole answer is. */
  static long answerBytes(long start, long end) {
    long frames = (end - start + FRAME_BYTES - 1) / FRAME_BYTES;
    return SALT_BYTES + (end - start) + frames * TAG_BYTES;
  }

  /**
   * Does the next frame.
   *
   * @return how many bytes of {@code to} are the frame's
   * @throws GeneralSecurityException if it is not the frame that was encrypted as the next one
   */
  int next(byte[] from, int count, byte[] to) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(0, frames++).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * BITS_PER_BYTE, nonce));
    return cipher.doFinal(from, 0, count, to, 0);
  }
}
