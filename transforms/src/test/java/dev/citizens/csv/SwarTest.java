package dev.citizens.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against loops over single bytes. */
class SwarTest {
  /** The bytes next to those that are sought are what bit tricks get wrong. */
  private static final byte[] NEIGHBOURS = {
    ',',
    ',' - 1,
    ',' + 1,
    '"',
    '"' - 1,
    '"' + 1,
    '\n',
    '\n' - 1,
    '\n' + 1,
    '\r',
    0,
    1,
    'a',
    (byte) 0x80,
    (byte) 0x81,
    (byte) 0xFF,
    (byte) (',' | 0x80),
    (byte) ('"' | 0x80)
  };

  private static final long COMMAS = Swar.broadcast((byte) ',');
  private static final long QUOTES = Swar.broadcast((byte) '"');
  private static final long LINE_FEEDS = Swar.broadcast((byte) '\n');

  @Test
  void theFirstOfThreeIsFoundWhereverItIs() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = randomBytes(random);
      int from = random.nextInt(9);
      int to = from + random.nextInt(bytes.length - Swar.PADDING_BYTES - from + 1);
      int expected = from;
      while (expected < to
          && bytes[expected] != ','
          && bytes[expected] != '"'
          && bytes[expected] != '\n') {
        expected++;
      }
      assertThat(Swar.indexOfAny(bytes, from, to, COMMAS, QUOTES, LINE_FEEDS), is(expected));
    }
  }

  @Test
  void theFirstOfAnyByteIsFoundWhereverItIs() {
    for (int value = 0; value < 256; value++) {
      long pattern = Swar.broadcast((byte) value);
      for (int at = 0; at < 20; at++) {
        byte[] bytes = new byte[20 + Swar.PADDING_BYTES];
        Arrays.fill(bytes, (byte) (value + 1));
        bytes[at] = (byte) value;
        for (int from = 0; from <= 20; from++) {
          assertThat(Swar.indexOf(bytes, from, 20, pattern), is(from <= at ? at : 20));
        }
      }
    }
  }

  @Test
  void nothingIsFoundAtOrBehindTheEnd() {
    byte[] bytes = new byte[30];
    Arrays.fill(bytes, (byte) ',');

    assertThat(Swar.indexOf(bytes, 5, 5, COMMAS), is(5));
    assertThat(Swar.indexOfAny(bytes, 22, 22, COMMAS, QUOTES, QUOTES), is(22));
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[9 + random.nextInt(40) + Swar.PADDING_BYTES];
    int kinds = 1 + random.nextInt(NEIGHBOURS.length);
    int first = random.nextInt(NEIGHBOURS.length);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = NEIGHBOURS[(first + random.nextInt(kinds)) % NEIGHBOURS.length];
    }
    return bytes;
  }
}
