package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowHashTest {
  private static final int LONGEST = 40;

  @Test
  void anyOtherByteAnywhereGivesAnotherHash() {
    for (int length = 0; length <= LONGEST; length++) {
      byte[] bytes = randomBytes(length);
      Set<Long> hashes = new HashSet<>(Set.of(hash(bytes)));
      for (int at = 0; at < length; at++) {
        for (int change = 1; change < 256; change++) {
          byte[] changed = bytes.clone();
          changed[at] ^= (byte) change;
          hashes.add(hash(changed));
        }
      }
      assertThat("of length " + length, hashes.size(), is(1 + 255 * length));
    }
  }

  /** A change in one word must not be undone by a change in the next. */
  @Test
  void anyOtherTwoLettersCloseToEachOtherGiveAnotherHash() {
    byte[] row = "90000000,Anna French,1990-01-01,Washington,United States".getBytes(US_ASCII);
    for (int i = 0; i < row.length; i++) {
      for (int j = i + 1; j < Math.min(row.length, i + 12); j++) {
        assertThat("bytes " + i + " and " + j, collisionsOfOtherLetters(row, i, j), is(0L));
      }
    }
  }

  private static long collisionsOfOtherLetters(byte[] row, int i, int j) {
    byte[] changed = row.clone();
    long[] hashes = new long[('z' - '0') * ('z' - '0')];
    int count = 0;
    for (char a = '0'; a < 'z'; a++) {
      for (char b = '0'; b < 'z'; b++) {
        changed[i] = (byte) a;
        changed[j] = (byte) b;
        hashes[count++] = hash(changed);
      }
    }
    return count - Arrays.stream(hashes).distinct().count();
  }

  @Test
  void zeroBytesAtTheEndCount() {
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length <= LONGEST; length++) {
      hashes.add(hash(new byte[length]));
    }
    assertThat(hashes.size(), is(LONGEST + 1));
  }

  @Test
  void twoBytesThatChangePlacesGiveAnotherHash() {
    byte[] bytes = randomBytes(LONGEST);
    Set<Long> hashes = new HashSet<>(Set.of(hash(bytes)));
    int swaps = 0;
    for (int i = 0; i < LONGEST; i++) {
      for (int j = i + 1; j < LONGEST; j++) {
        if (bytes[i] != bytes[j]) {
          byte[] swapped = bytes.clone();
          swapped[i] = bytes[j];
          swapped[j] = bytes[i];
          hashes.add(hash(swapped));
          swaps++;
        }
      }
    }
    assertThat(hashes.size(), is(1 + swaps));
  }

  @Test
  void whatStandsAroundTheSliceDoesNotMatter() {
    for (int length = 0; length <= LONGEST; length++) {
      byte[] bytes = randomBytes(length);
      for (int before = 0; before < 9; before++) {
        byte[] around = new byte[before + length + 9];
        Arrays.fill(around, (byte) 0x5A);
        System.arraycopy(bytes, 0, around, before, length);
        assertThat(RowHash.hash(around, before, before + length, 1), is(hash(bytes)));
      }
    }
  }

  @Test
  void theSeedMatters() {
    byte[] bytes = randomBytes(20);

    assertThat(RowHash.hash(bytes, 0, 20, 2), is(not(hash(bytes))));
  }

  /** The values stand in manifests: a change of the function is a change of the format. */
  @Test
  void theFunctionIsTheOneThatManifestsWereWrittenWith() {
    byte[] bytes = new byte[27];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
    assertThat(Long.toHexString(RowHash.hash(bytes, 0, 27, 1)), is("f50168e758410730"));
    assertThat(Long.toHexString(RowHash.hash(bytes, 0, 0, 1)), is("b819a146f4dba839"));
  }

  @Test
  void eachBitOfTheHashIsSetAboutHalfOfTheTime() {
    int[] set = new int[64];
    int hashes = 20_000;
    for (int i = 0; i < hashes; i++) {
      byte[] key = Integer.toString(i).getBytes(US_ASCII);
      long hash = hash(key);
      for (int bit = 0; bit < 64; bit++) {
        set[bit] += (int) (hash >>> bit & 1);
      }
    }
    for (int bit = 0; bit < 64; bit++) {
      boolean balanced = Math.abs(set[bit] - hashes / 2) < 5 * Math.sqrt(hashes) / 2;
      assertThat("bit " + bit + " is set in " + set[bit], balanced, is(true));
    }
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static long hash(byte[] bytes) {
    return RowHash.hash(bytes, 0, bytes.length, 1);
  }
}
