package dev.citizens.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartWriterTest {
  private static final int CRC_OF_1_TO_9 = 0xE3069283; // the check value of CRC-32C

  @TempDir Path folder;

  @Test
  void describesWhatItWrote() throws IOException {
    String path = folder.resolve("part").toUri().toString();
    byte[] buffer = "xx123456789yy".getBytes(US_ASCII);
    WrittenPart written;
    try (PartWriter part = new PartWriter(path)) {
      part.write(buffer, 2, 6);
      part.write(buffer, 6, 11);
      written = part.finish(3);
    }
    assertThat(written, is(new WrittenPart(path, 3, 9, CRC_OF_1_TO_9)));
    assertThat(Files.readString(folder.resolve("part")), is("123456789"));
  }

  @Test
  void emptiesWhatAFailedTryLeft() throws IOException {
    Files.writeString(folder.resolve("part"), "a long rest of a try that failed");
    try (PartWriter part = new PartWriter(folder.resolve("part").toUri().toString())) {
      part.write(new byte[] {'n', 'e', 'w'}, 0, 3);
    }
    assertThat(Files.readString(folder.resolve("part")), is("new"));
  }

  @Test
  void writtenPartsComeBackAndAreOrderedByPath() throws IOException {
    WrittenPart second = new WrittenPart("hdfs://h/ä-2", 1L << 40, -1, Integer.MIN_VALUE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    second.writeTo(new DataOutputStream(bytes));
    assertThat(
        WrittenPart.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))),
        is(second));
    WrittenPart first = new WrittenPart("hdfs://h/ä-1", 9, 9, 9);
    assertThat(Stream.of(second, first).sorted().toList(), contains(first, second));
  }
}
