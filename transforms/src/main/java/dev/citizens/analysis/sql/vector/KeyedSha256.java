package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import javax.crypto.Mac;

/** HMAC-SHA-256 of the bytes of texts, in hexadecimal digits. */
final class KeyedSha256 implements Kernel {
  private static final String DIGITS = "0123456789abcdef";

  private final Mac mac;

  KeyedSha256(HashKey key) {
    this.mac = key.mac();
  }

  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    TextFunctions.eachRow(arguments, out, rows, this::hash);
  }

  private void hash(Vector[] arguments, int row, Vector out) {
    Vector text = arguments[0];
    int from = text.starts()[row];
    mac.update(text.bytes(), from, text.ends()[row] - from);
    ByteSink sink = out.texts();
    int start = sink.length();
    for (byte each : mac.doFinal()) {
      sink.append((byte) DIGITS.charAt((each >> 4) & 0xF));
      sink.append((byte) DIGITS.charAt(each & 0xF));
    }
    out.endText(row, start);
  }
}
