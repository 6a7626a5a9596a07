package dev.citizens.extract.delta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetTest {
  private final KeyHash hash = new KeyHash();

  private KeyHash of(String... values) {
    hash.begin();
    for (String value : values) {
      byte[] bytes = value.getBytes(UTF_8);
      hash.add(bytes, 0, bytes.length);
    }
    hash.end();
    return hash;
  }

  private WrittenPart written(Path folder, int keys) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 * keys);
    for (int key = 0; key < keys; key++) {
      of("k" + key);
      bytes.putLong(hash.high()).putLong(hash.low());
    }
    try (PartWriter part = new PartWriter(folder.resolve("keys").toString())) {
      part.write(bytes.array(), 0, bytes.capacity());
      return part.finish(keys);
    }
  }

  @Test
  void theKeysThatWereWrittenAreThereAndNoOther(@TempDir Path folder) throws IOException {
    for (int keys : new int[] {1, 2, 3, 7, 8, 1000, 100_000}) {
      KeySet set = KeySet.read(written(folder, keys));
      for (int key = 0; key < keys; key++) {
        assertThat(set.has(of("k" + key)), is(true));
        assertThat(set.has(of("no" + key)), is(false));
      }
    }
  }

  @Test
  void noneAreThereIfNoneWereWritten() throws IOException {
    assertThat(KeySet.read(null).has(of("")), is(false));
  }

  @Test
  void aKeyOfTwoColumnsIsNotTheirTextsTogether() throws IOException {
    KeySet set = new KeySet(1);
    of("ab", "c");
    set.add(hash.high(), hash.low());
    assertThat(set.has(of("ab", "c")), is(true));
    assertThat(set.has(of("a", "bc")), is(false));
    assertThat(set.has(of("abc")), is(false));
  }

  @Test
  void aFileOfOtherKeysIsRefused(@TempDir Path folder) throws IOException {
    WrittenPart part = written(folder, 9);
    Path file = folder.resolve("keys");
    byte[] bytes = Files.readAllBytes(file);
    bytes[77] ^= 4;
    Files.write(file, bytes);
    assertThrows(IOException.class, () -> KeySet.read(part));
  }
}
