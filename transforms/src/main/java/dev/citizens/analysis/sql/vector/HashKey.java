package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key by which values are hashed. Travels to the workers in the pipeline's closures; its text
 * form is without it.
 */
public final class HashKey implements Serializable {
  /** With fewer, whoever has a hash could try all keys. */
  public static final int LEAST_BYTES = 16;

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  /**
   * A key.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public HashKey(String text) {
    key = text.getBytes(UTF_8);
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a key must have at least %s bytes".formatted(LEAST_BYTES));
    }
  }

  /** Hashes values by this key, one after the other; not thread-safe. */
  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "HashKey";
  }
}
