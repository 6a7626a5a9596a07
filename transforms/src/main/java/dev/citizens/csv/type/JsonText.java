package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalField;

/** JSON (RFC 8259), which stays as it is written. */
final class JsonText implements TypeText {
  private final JsonSyntax syntax = new JsonSyntax();
  private final ByteSink value = new ByteSink(256);

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    return look(bytes, from, to) == JsonSyntax.Verdict.JSON;
  }

  private JsonSyntax.Verdict look(byte[] bytes, int from, int to) {
    if (!CanonicalField.isQuoted(bytes, from, to)) {
      return syntax.look(bytes, from, to);
    }
    value.clear();
    CanonicalField.appendUnquoted(bytes, from, to, value);
    return syntax.look(value.array(), 0, value.length());
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (!isCanonical(bytes, from, to)) {
      return false;
    }
    out.append(bytes, from, to);
    return true;
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return look(bytes, from, to) == JsonSyntax.Verdict.TOO_DEEP
        ? BadRowReason.JSON_TOO_DEEP
        : BadRowReason.NOT_JSON;
  }
}
