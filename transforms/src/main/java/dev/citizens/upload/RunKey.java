package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the launching process and the workers of one run know, and nobody else: it is made for the
 * run and travels inside the tasks, on Spark's own connections. It is never sent itself on ours;
 * only what is derived from it is used there.
 */
final class RunKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int NONCE_BYTES = 16;

  /** What something was derived for; it is of no use for the other. */
  enum Purpose {
    REQUEST,
    RESPONSE
  }

  private final byte[] secret;

  private RunKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new one, of 256 random bits. */
  static RunKey random() {
    return new RunKey(randomBytes(BYTES));
  }

  /** 128 random bits that nobody had before. */
  static byte[] nonce() {
    return randomBytes(NONCE_BYTES);
  }

  private static byte[] randomBytes(int count) {
    byte[] random = new byte[count];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /** 32 bytes that only those who have the key can make from these parts. */
  byte[] derive(Purpose purpose, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update(purpose.name().getBytes(US_ASCII));
      for (byte[] part : parts) { // each with its length, so that no two lists are the same bytes
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "RunKey";
  }
}
