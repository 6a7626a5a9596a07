package dev.citizens.analysis;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the analyses of a scan share, so that it is computed once: the codes of key expressions, one
 * {@link KeyCodes} for equal ones, and whatever else they ask for by a key.
 */
public final class SharedCodes {
  private final Map<KeyExpression, KeyCodes> codes = new HashMap<>();
  private final Map<Key<?>, Shared> others = new HashMap<>();

  /** Something that analyses share. */
  public interface Shared {
    /** About how much memory it takes, in bytes. */
    long bytesUsed();
  }

  /**
   * Tells what is shared apart, by {@link Object#equals}.
   *
   * @param <S> what it is the key of
   */
  public interface Key<S extends Shared> {}

  /** The codes of an expression. */
  KeyCodes of(KeyExpression expression) {
    KeyExpression key =
        expression instanceof ColumnValue column ? anyColumn(column.column()) : expression;
    return codes.computeIfAbsent(key, KeyCodes::new);
  }

  /** The codes of a column's values. */
  public KeyCodes ofColumn(int column) {
    return of(anyColumn(column));
  }

  /** A column has the same codes whatever its name and type. */
  private static ColumnValue anyColumn(int column) {
    return new ColumnValue("", column);
  }

  /** What has that key; it is made if nobody has asked for it yet. */
  @SuppressWarnings("unchecked") // made by a supplier for an equal key
  public <S extends Shared> S of(Key<S> key, Supplier<S> make) {
    return (S) others.computeIfAbsent(key, missing -> make.get());
  }

  /** About how much memory all takes, in bytes. */
  public long bytesUsed() {
    long bytesUsed = 0;
    for (KeyCodes each : codes.values()) {
      bytesUsed += each.bytesUsed();
    }
    for (Shared each : others.values()) {
      bytesUsed += each.bytesUsed();
    }
    return bytesUsed;
  }
}
