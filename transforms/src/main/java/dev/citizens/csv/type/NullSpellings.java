package dev.citizens.csv.type;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** Texts that stand for NULL in a column, in quotes or not. */
final class NullSpellings {
  private static final int MOST_LENGTH_BITS = 63;

  private final byte[][] fields; // canonical, so that equal texts are equal bytes
  private long lengths; // a bit for each length that a field has

  /**
   * The spellings of a column.
   *
   * @param type of its values, whose canonical texts stand for NULL too; null for texts
   */
  NullSpellings(Collection<String> texts, TypeText type) {
    fields =
        texts.stream()
            .map(CanonicalCsv::field)
            .flatMap(field -> Stream.of(field, canonical(field, type)))
            .map(ByteSink::toByteArray)
            .toArray(byte[][]::new);
    for (byte[] field : fields) {
      lengths |= lengthBit(field.length);
    }
  }

  /** The canonical text of a value, or what is none as it is. */
  private static ByteSink canonical(ByteSink field, TypeText type) {
    ByteSink canonical = new ByteSink(field.length());
    boolean value = type != null && type.append(field.array(), 0, field.length(), canonical);
    return value ? canonical : field;
  }

  private static long lengthBit(int length) {
    return 1L << Math.min(length, MOST_LENGTH_BITS);
  }

  /** Whether the canonical field {@code bytes[from, to)} is one of them. */
  boolean have(byte[] bytes, int from, int to) {
    if ((lengths & lengthBit(to - from)) == 0) {
      return false;
    }
    for (byte[] field : fields) {
      if (Arrays.equals(bytes, from, to, field, 0, field.length)) {
        return true;
      }
    }
    return false;
  }
}
