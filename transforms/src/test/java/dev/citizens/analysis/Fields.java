package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.util.Random;

/** Canonical fields as they stand in a buffer: between other bytes that must not matter. */
public final class Fields {
  private static final byte[] BEFORE = "A\" ".getBytes(UTF_8);
  private static final byte[] BEHIND = " ,Z\"\n ,Zé\" F\t \u0001 z".getBytes(UTF_8);
  private static final String[] PIECES =
      ("a|B|z|Z|fr|FR|É|ß|Ł|ő|Σ|ς|İ|ı|ſ|K|ﬀ|Ǆ|𐐀|𐐨|日|€|\ufffd|\u0000|\u001f|"
              + "\u007f|\u0085|\u00a0|\u2003|×|÷|ÿ| |  |\t|\n|\r|,|\"|'|word|0123456|"
              + "12345678")
          .split("\\|");

  private Fields() {}

  /** Receives a field. */
  @FunctionalInterface
  public interface Use<T> {
    T of(byte[] bytes, int from, int to);
  }

  /** Hands on the field with these characters, quotes included. */
  public static <T> T field(String canonical, Use<T> use) {
    byte[] field = canonical.getBytes(UTF_8);
    byte[] bytes = new byte[BEFORE.length + field.length + BEHIND.length];
    System.arraycopy(BEFORE, 0, bytes, 0, BEFORE.length);
    System.arraycopy(field, 0, bytes, BEFORE.length, field.length);
    System.arraycopy(BEHIND, 0, bytes, BEFORE.length + field.length, BEHIND.length);
    return use.of(bytes, BEFORE.length, BEFORE.length + field.length);
  }

  /** The canonical field of a value; null is NULL. */
  public static String canonical(String value) {
    if (value == null) {
      return "";
    }
    ByteSink field = new ByteSink(16);
    byte[] bytes = value.getBytes(UTF_8);
    CanonicalCsv.appendValue(field, bytes, 0, bytes.length);
    return text(field);
  }

  /** The value of an expression for a field, both in canonical CSV. */
  public static String evaluate(KeyExpression expression, String canonical) {
    ByteSink key = new ByteSink(4);
    key.append("left alone");
    field(
        canonical,
        (bytes, from, to) -> {
          expression.append(bytes, from, to, key);
          int end = expression.prefixEnd(bytes, from, to);
          if (end >= 0
              && !text(key).equals("left alone" + new String(bytes, from, end - from, UTF_8))) {
            throw new AssertionError("the fast path of " + canonical + " ends at " + (end - from));
          }
          return null;
        });
    return text(key).substring("left alone".length());
  }

  /** How many bytes of the field are the value already, or -1. */
  public static int prefix(KeyExpression expression, String canonical) {
    return field(
        canonical,
        (bytes, from, to) -> {
          int end = expression.prefixEnd(bytes, from, to);
          return end < 0 ? -1 : end - from;
        });
  }

  /** A text of pieces that are each difficult for somebody. */
  public static String randomValue(Random random) {
    StringBuilder value = new StringBuilder();
    for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return value.toString();
  }

  private static String text(ByteSink sink) {
    return new String(sink.array(), 0, sink.length(), UTF_8);
  }
}
