package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Authorization} of a request: a nonce, and what only somebody with the run's key can
 * make of nonce, method and range. Who reads it on the way can ask for the same range again, and
 * can't read the answer.
 *
 * @param nonce of this request, in hexadecimal
 * @param proof in hexadecimal
 */
record RequestProof(String nonce, String proof) {
  private static final Pattern HEADER = Pattern.compile("Citizens ([0-9a-f]{32}) ([0-9a-f]{64})");

  /** For a new request. */
  static RequestProof of(RunKey key, String method, String range) {
    return of(key, method, range, HexFormat.of().formatHex(RunKey.nonce()));
  }

  private static RequestProof of(RunKey key, String method, String range, String nonce) {
    byte[] proof =
        key.derive(
            RunKey.Purpose.REQUEST,
            method.getBytes(UTF_8),
            range.getBytes(UTF_8),
            nonce.getBytes(UTF_8));
    return new RequestProof(nonce, HexFormat.of().formatHex(proof));
  }

  /** The proof in a header that may be anything, if it is right for this method and range. */
  static Optional<RequestProof> check(RunKey key, String method, String range, String header) {
    Matcher given = HEADER.matcher(header);
    if (!given.matches()) {
      return Optional.empty();
    }
    RequestProof right = of(key, method, range, given.group(1));
    boolean same = // in constant time
        MessageDigest.isEqual(right.proof.getBytes(UTF_8), given.group(2).getBytes(UTF_8));
    return same ? Optional.of(right) : Optional.empty();
  }

  /** The header's value. */
  String header() {
    return "Citizens " + nonce + " " + proof;
  }
}
