package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalField;
import dev.citizens.csv.ColumnType;

/** What becomes of a text as a value of a type. */
final class Spelling {
  private Spelling() {}

  /** The canonical text of the value; null if it is none. Bytes around it must not matter. */
  static String canonical(ColumnType type, String text) {
    TypeText values = TypeText.of(type);
    ByteSink bytes = new ByteSink(64);
    bytes.append("9-.e");
    int from = bytes.length();
    byte[] value = text.getBytes(UTF_8);
    CanonicalCsv.appendValue(bytes, value, 0, value.length);
    int to = bytes.length();
    bytes.append("0.5Z,\"");
    ByteSink out = new ByteSink(4);
    out.append("x");
    boolean taken = values.append(bytes.array(), from, to, out);
    String appended = new String(out.array(), 1, out.length() - 1, UTF_8);
    boolean canonical = values.isCanonical(bytes.array(), from, to);
    if (!taken) {
      assertThat("appended for " + text, appended, is(""));
      assertThat(text + " is canonical", canonical, is(false));
      return null;
    }
    String field = new String(bytes.array(), from, to - from, UTF_8);
    assertThat(field + " is canonical", canonical, is(field.equals(appended)));
    byte[] again = out.array();
    assertThat("canonical " + appended, values.isCanonical(again, 1, out.length()), is(true));
    return value(again, 1, out.length());
  }

  private static String value(byte[] field, int from, int to) {
    if (!CanonicalField.isQuoted(field, from, to)) {
      return new String(field, from, to - from, UTF_8);
    }
    ByteSink value = new ByteSink(64);
    CanonicalField.appendUnquoted(field, from, to, value);
    return new String(value.array(), 0, value.length(), UTF_8);
  }

  /** Why the text is no value. */
  static BadRowReason reason(ColumnType type, String text) {
    ByteSink bytes = new ByteSink(64);
    byte[] value = text.getBytes(UTF_8);
    CanonicalCsv.appendValue(bytes, value, 0, value.length);
    return TypeText.of(type).reason(bytes.array(), 0, bytes.length());
  }
}
