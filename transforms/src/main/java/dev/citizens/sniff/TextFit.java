package dev.citizens.sniff;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.TypeText;

/** How many of a column's values have a type that is told by its texts. Not thread-safe. */
final class TextFit {
  private final ColumnType type;
  private final TypeText texts;
  private final ByteSink canonical = new ByteSink(64);
  private long canonicals;
  private long others;

  TextFit(ColumnType type) {
    this.type = type;
    this.texts = TypeText.of(type);
  }

  /** Looks at the canonical field {@code bytes[from, to)}, which is not NULL. */
  void look(byte[] bytes, int from, int to) {
    if (type.equals(ColumnType.JSON) && !isComposite(bytes, from)) {
      return;
    }
    if (texts.isCanonical(bytes, from, to)) {
      canonicals++;
    } else {
      canonical.clear();
      others += texts.append(bytes, from, to, canonical) ? 1 : 0;
    }
  }

  /** Numbers and words are JSON too, and nobody means that. */
  private static boolean isComposite(byte[] bytes, int from) {
    byte first = bytes[from] == '"' ? bytes[from + 1] : bytes[from];
    return first == '{' || first == '[';
  }

  void merge(TextFit other) {
    canonicals += other.canonicals;
    others += other.others;
  }

  ColumnType type() {
    return type;
  }

  long fits() {
    return canonicals + others;
  }

  /** Whether a value is spelled otherwise than the type's canonical text is. */
  boolean anyOddlySpelled() {
    return others > 0;
  }
}
