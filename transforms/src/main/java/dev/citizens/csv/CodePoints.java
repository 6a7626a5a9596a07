package dev.citizens.csv;

/** Characters in well-formed UTF-8 (Unicode 15, table 3-6). */
public final class CodePoints {
  private CodePoints() {}

  /** How many bytes the character has that begins with {@code first}. */
  public static int length(byte first) {
    return first >= 0 ? 1 : first < (byte) 0xE0 ? 2 : first < (byte) 0xF0 ? 3 : 4;
  }

  /** The character that begins at {@code place}. */
  public static int at(byte[] bytes, int place) {
    byte first = bytes[place];
    return switch (length(first)) {
      case 1 -> first;
      case 2 -> (first & 0x1F) << 6 | following(bytes, place + 1);
      case 3 ->
          (first & 0x0F) << 12 | following(bytes, place + 1) << 6 | following(bytes, place + 2);
      default ->
          (first & 0x07) << 18
              | following(bytes, place + 1) << 12
              | following(bytes, place + 2) << 6
              | following(bytes, place + 3);
    };
  }

  /** The first byte of the character in UTF-8. */
  public static int firstByte(int codePoint) {
    return codePoint < 0x80
        ? codePoint
        : codePoint < 0x800
            ? 0xC0 | codePoint >> 6
            : codePoint < 0x10000 ? 0xE0 | codePoint >> 12 : 0xF0 | codePoint >> 18;
  }

  private static int following(byte[] bytes, int place) {
    return bytes[place] & 0x3F;
  }
}
