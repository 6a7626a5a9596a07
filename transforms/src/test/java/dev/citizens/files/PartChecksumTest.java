package dev.citizens.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class PartChecksumTest {
  private final byte[] whole = bytes(700);

  @Test
  void ofNoPartsIsZero() {
    assertThat(new PartChecksum().value(), is(0));
  }

  @Test
  void isThatOfTheWholeAtEverySplit() {
    int expected = crc(whole, 0, whole.length);
    for (int split = 0; split <= whole.length; split++) {
      assertThat("split at byte " + split, ofParts(whole, 0, split, whole.length), is(expected));
    }
  }

  @Test
  void isThatOfTheWholeInThreePartsWhereverTheyMeet() {
    int expected = crc(whole, 0, whole.length);
    for (int first = 0; first <= whole.length; first += 7) {
      for (int second = first; second <= whole.length; second += 11) {
        assertThat(
            first + ", " + second, ofParts(whole, 0, first, second, whole.length), is(expected));
      }
    }
  }

  @Test
  void longPartsKeepTheirWeight() {
    byte[] large = bytes((5 << 20) + 3);
    assertThat(
        ofParts(large, 0, 1 << 20, (3 << 20) + 1, large.length), is(crc(large, 0, large.length)));
  }

  private static int ofParts(byte[] bytes, int... bounds) {
    PartChecksum checksum = new PartChecksum();
    for (int i = 1; i < bounds.length; i++) {
      checksum.append(crc(bytes, bounds[i - 1], bounds[i]), bounds[i] - bounds[i - 1]);
    }
    return checksum.value();
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
