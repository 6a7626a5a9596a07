package dev.citizens.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecodedStreamTest {
  private static byte[] decode(byte[] encoded, Encoding encoding) throws IOException {
    try (DecodedStream in = new DecodedStream(new ByteArrayInputStream(encoded), encoding)) {
      return in.readAllBytes();
    }
  }

  /** A text in characters that the encoding has, longer than all buffers. */
  private static String text(Encoding encoding, int length) {
    String characters =
        switch (encoding) {
          case LATIN1 -> "a,\"\n\r;7\u00c4\u00ff\u0080";
          case WINDOWS_1252 -> "a,\"\n\r;7\u00c4\u20ac\u201c";
          case GBK -> "a,\"\n\r;7\u4e2d\u56fd\u3002";
          default -> "a,\"\n\r;7\u00c4\u4e2d\u20ac\ud83d\ude00\u0000";
        };
    int[] points = characters.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    new Random(length).ints(length, 0, points.length).forEach(i -> text.appendCodePoint(points[i]));
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void theTextIsTheSameInUtf8(Encoding encoding) throws IOException {
    for (int length : new int[] {0, 1, 2, 65_535, 65_536, 65_537, 400_000}) {
      String text = text(encoding, length);
      byte[] plain = decode(text.getBytes(encoding.charset()), encoding);
      assertThat(new String(plain, UTF_8).equals(text), is(true));
    }
  }

  /** Characters that are cut by the reads of the source, and by those of the reader. */
  @ParameterizedTest
  @EnumSource
  void nothingDependsOnHowTheSourceArrives(Encoding encoding) throws IOException {
    String text = text(encoding, 1_000);
    DecodedStream in =
        new DecodedStream(
            new ByteArrayInputStream(text.getBytes(encoding.charset())) {
              @Override
              public synchronized int read(byte[] to, int offset, int count) {
                return super.read(to, offset, Math.min(1, count));
              }
            },
            encoding);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      plain.write(next);
    }
    assertThat(plain.toString(UTF_8), is(text));
  }

  /** The byte ff is no text in UTF-8; all that stands around it is as it was. */
  @ParameterizedTest
  @CsvSource({
    "windows-1252, 61812c8d620a, 61ff2cff620a",
    "GBK,          61ff2cd6d00a, 61ff2ce4b8ad0a",
    "GBK,          61d6,         61ff",
    "GB18030,      6181308130,   61c280",
    "UTF-16LE,     610000d86200, 61ff62",
    "UTF-16LE,     610000dc,     61ff",
    "UTF-16BE,     006162,       61ff",
    "UTF-16BE,     feff0061,     efbbbf61",
    "latin1,       8185ff,       c281c285c3bf"
  })
  void bytesThatAreNoTextStayNone(String encoding, String encoded, String plain)
      throws IOException {
    byte[] decoded = decode(HexFormat.of().parseHex(encoded), Encoding.of(encoding).orElseThrow());
    assertThat(HexFormat.of().formatHex(decoded), is(plain));
  }

  @Test
  void manyOfThemAreAsMany() throws IOException {
    byte[] encoded = new byte[200_000];
    Arrays.fill(encoded, (byte) 0x81);
    byte[] expected = new byte[200_000];
    Arrays.fill(expected, (byte) 0xFF);
    assertThat(decode(encoded, Encoding.WINDOWS_1252), is(expected));
  }
}
