package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the JDK's decoder. */
class Utf8Test {
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer decoded = CharBuffer.allocate(64);

  @Test
  void allSequencesOfOneToThreeBytes() {
    for (int length = 0; length <= 3; length++) {
      byte[] bytes = new byte[length];
      for (int number = 0; number < 1 << (8 * length); number++) {
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (number >> (8 * i));
        }
        check(bytes, 0, length);
      }
    }
  }

  @Test
  void randomSequencesOfFourBytes() {
    Random random = new Random(1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 2_000_000; i++) {
      random.nextBytes(bytes);
      bytes[0] = (byte) (0xF0 + random.nextInt(8));
      if (random.nextInt(4) > 0) {
        bytes[2] = (byte) (0x80 | (bytes[2] & 0x3F));
        bytes[3] = (byte) (0x80 | (bytes[3] & 0x3F));
      }
      check(bytes, 0, 4);
    }
  }

  @Test
  void theBordersOfUnicode() {
    for (int codePoint :
        new int[] {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
      assertThat(isValid(Character.toString(codePoint).getBytes(UTF_8)), is(true));
    }
    for (String hex :
        new String[] {
          "C080",
          "C1BF",
          "E09FBF",
          "F08FBFBF", // longer than needed
          "EDA080",
          "EDBFBF", // surrogates
          "F4908080",
          "F5808080", // above U+10FFFF
          "80",
          "BF",
          "C2",
          "E0A0",
          "F09080",
          "FE",
          "FF" // begun or ended in the middle
        }) {
      assertThat(hex, isValid(HexFormat.of().parseHex(hex)), is(false));
    }
  }

  /** What stands around a slice must neither help nor harm it. */
  @Test
  void slicesOfRandomTexts() {
    Random random = new Random(2);
    byte[] text = "aé東🙂\u0000\u07ff\ud7ff\uffff".repeat(2).getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = text.clone();
      if (random.nextBoolean()) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int from = random.nextInt(bytes.length);
      check(bytes, from, from + random.nextInt(bytes.length - from + 1));
    }
  }

  /** Eight bytes are looked at at a time, and characters stand across their borders. */
  @Test
  void sequencesOfThreeBytesAmongCharactersOfThree() {
    byte[] text = "東京কখ가힣".repeat(2).getBytes(UTF_8);
    int[] first = {0x41, 0x80, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF4};
    for (int place = 9; place < 9 + 8 * 3; place += 3) {
      byte[] bytes = Arrays.copyOf(text, text.length);
      for (int lead : first) {
        bytes[place] = (byte) lead;
        for (int number = 0; number < 1 << 16; number++) {
          bytes[place + 1] = (byte) number;
          bytes[place + 2] = (byte) (number >> 8);
          check(bytes, 0, bytes.length);
        }
      }
    }
  }

  private void check(byte[] bytes, int from, int to) {
    decoded.clear();
    decoder.reset();
    boolean expected =
        !decoder.decode(ByteBuffer.wrap(bytes, from, to - from), decoded, true).isError();
    if (Utf8.isValid(bytes, from, to) != expected) {
      throw new AssertionError(
          HexFormat.of().formatHex(bytes, from, to) + " is UTF-8 to the JDK: " + expected);
    }
  }

  private static boolean isValid(byte[] bytes) {
    return Utf8.isValid(bytes, 0, bytes.length);
  }
}
