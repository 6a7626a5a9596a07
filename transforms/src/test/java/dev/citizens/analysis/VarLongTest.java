package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarLongTest {
  private static final long[] VALUES = {
    0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE
  };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8001",
    "16383, ff7f",
    "16384, 808001",
    "-1, ffffffffffffffffff01",
  })
  void sevenBitsAByteWithTheLowestFirst(long value, String hex) throws IOException {
    VarLong.write(value, out);
    assertThat(HexFormat.of().formatHex(bytes.toByteArray()), is(hex));
    byte[] put = new byte[VarLong.MAX_BYTES];
    assertThat(VarLong.put(value, put, 0), is(hex.length() / 2));
    assertThat(HexFormat.of().formatHex(put, 0, hex.length() / 2), is(hex));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (long value : VALUES) {
      VarLong.write(value, out);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (long value : VALUES) {
      assertThat(VarLong.read(in), is(value));
    }
    assertThat(in.available(), is(0));
  }

  @Test
  void manyAreWrittenAsOneByOne() throws IOException {
    int[] places = {3, 9, 10, 0, 8, 8, 1};
    VarLong.write(VALUES, places, 1, 6, out);
    byte[] atOnce = bytes.toByteArray();
    bytes.reset();
    for (int i = 1; i < 6; i++) {
      VarLong.write(VALUES[places[i]], out);
    }
    assertThat(atOnce, is(bytes.toByteArray()));
  }
}
