package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import java.util.HashMap;
import java.util.Map;

/** The codes of all key expressions of a scan, one {@link KeyCodes} for equal expressions. */
public final class SharedCodes {
  private final Map<KeyExpression, KeyCodes> codes = new HashMap<>();

  KeyCodes of(KeyExpression expression) {
    return codes.computeIfAbsent(expression, KeyCodes::new);
  }

  /** About how much memory the codes take, in bytes. */
  public long bytesUsed() {
    return codes.values().stream().mapToLong(KeyCodes::bytesUsed).sum();
  }
}
