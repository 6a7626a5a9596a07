package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

class ChecksumChannelTest {
  /** The check value of CRC-32C in the catalogue of parametrised CRC algorithms (Greg Cook). */
  private static final int CHECK = 0xE3069283;

  private static final byte[] CHECKED = "123456789".getBytes(US_ASCII);

  @Test
  void bytesThatAreReadPieceByPieceAreSummedUp() throws IOException {
    try (ChecksumChannel channel = channel(CHECKED)) {
      ByteBuffer target = ByteBuffer.allocate(20);
      target.position(3);
      for (int limit : new int[] {5, 5, 12, 20, 20}) {
        target.limit(limit);
        channel.read(target);
      }
      assertThat(target.position(), is(12));
      assertThat(channel.range(), is(new ScannedRange(70, 9, CHECK)));
    }
  }

  @Test
  void nothingReadIsNoBytes() throws IOException {
    try (ChecksumChannel channel = channel(new byte[0])) {
      assertThat(channel.read(ByteBuffer.allocate(5)), is(-1));
      assertThat(channel.range(), is(new ScannedRange(70, 0, 0)));
    }
  }

  @Test
  void closingClosesTheSource() throws IOException {
    ReadableByteChannel source = Channels.newChannel(new ByteArrayInputStream(CHECKED));
    ChecksumChannel channel = new ChecksumChannel(source, 0);
    assertThat(channel.isOpen(), is(true));
    channel.close();
    assertThat(source.isOpen(), is(false));
  }

  private static ChecksumChannel channel(byte[] bytes) {
    return new ChecksumChannel(Channels.newChannel(new ByteArrayInputStream(bytes)), 70);
  }
}
