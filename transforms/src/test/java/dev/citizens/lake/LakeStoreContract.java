package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.files.FilePath;
import dev.citizens.files.PartWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing relies on, whatever stores the files. */
abstract class LakeStoreContract {
  private final Random random = new Random(1);

  abstract LakeStore store();

  /** A URI without a slash at its end. */
  abstract String root();

  /** Makes a folder look as if it was last changed that long ago. */
  abstract void makeOld(String folder, Duration age) throws IOException;

  @Test
  void concatJoinsPartsInOrderAlthoughTheyEndInsideBlocks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    List<String> parts = new ArrayList<>();
    // Around the size of a block, 65,536: below, whole, above, and almost nothing.
    for (int bytes : new int[] {100_000, 1, 65_536, 65_535, 131_073, 3}) {
      String part = root() + "/attempt/part-" + parts.size();
      whole.write(write(part, bytes));
      parts.add(part);
    }
    String target = root() + "/raw/whole.csv";

    store().concat(parts, target);

    assertThat(read(target), is(whole.toByteArray()));
    assertThat(store().length(target), is((long) whole.size()));
    assertThat(store().crc32c(target), is(crcOf(whole.toByteArray())));
    for (String part : parts) {
      assertThat(part, store().exists(part), is(false));
    }
  }

  @Test
  void concatOfOnePartMovesIt() throws IOException {
    byte[] content = write(root() + "/attempt/only", 70_000);
    store().concat(List.of(root() + "/attempt/only"), root() + "/raw/only.csv");
    assertThat(read(root() + "/raw/only.csv"), is(content));
    assertThat(store().exists(root() + "/attempt/only"), is(false));
  }

  @Test
  void concatReplacesWhatAnEarlierTryPutThere() throws IOException {
    String target = root() + "/raw/whole.csv";
    write(target, 200_000);
    byte[] first = write(root() + "/attempt/part-0", 10);
    byte[] second = write(root() + "/attempt/part-1", 20);

    store().concat(List.of(root() + "/attempt/part-0", root() + "/attempt/part-1"), target);

    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(first);
    whole.write(second);
    assertThat(read(target), is(whole.toByteArray()));
  }

  @Test
  void replacePutsAFileOverAnother() throws IOException {
    String target = root() + "/results/day/by_country.csv";
    write(target, 90_000);
    byte[] fresh = write(root() + "/attempt/fresh", 17);

    store().replace(root() + "/attempt/fresh", target);

    assertThat(read(target), is(fresh));
    assertThat(store().exists(root() + "/attempt/fresh"), is(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 200_000})
  void crc32cIsThatOfTheContent(int bytes) throws IOException {
    byte[] content = write(root() + "/file", bytes);
    assertThat(store().crc32c(root() + "/file"), is(crcOf(content)));
  }

  @Test
  void deleteFolderTakesAllThatIsInIt() throws IOException {
    write(root() + "/gone/a", 1);
    write(root() + "/gone/deep/er/b", 1);
    write(root() + "/stays/c", 1);

    store().deleteFolder(root() + "/gone");

    assertThat(store().exists(root() + "/gone"), is(false));
    assertThat(store().exists(root() + "/stays/c"), is(true));
  }

  @Test
  void deleteFolderOfOneThatIsNotThereDoesNothing() throws IOException {
    store().deleteFolder(root() + "/never");
    assertThat(store().exists(root() + "/never"), is(false));
  }

  @Test
  void moveFolderTakesAllThatIsInIt() throws IOException {
    byte[] content = write(root() + "/attempt/raw/whole.csv", 70_000);
    write(root() + "/day/other/whole.csv", 1);

    store().moveFolder(root() + "/attempt/raw", root() + "/day/attempt");

    assertThat(read(root() + "/day/attempt/whole.csv"), is(content));
    assertThat(store().exists(root() + "/attempt/raw"), is(false));
    assertThat(store().exists(root() + "/day/other/whole.csv"), is(true));
  }

  @Test
  void moveFolderReplacesNothing() throws IOException {
    write(root() + "/attempt/raw/whole.csv", 5);
    byte[] there = write(root() + "/day/attempt/whole.csv", 3);

    assertThrows(
        IOException.class,
        () -> store().moveFolder(root() + "/attempt/raw", root() + "/day/attempt"));

    assertThat(read(root() + "/day/attempt/whole.csv"), is(there));
  }

  @Test
  void foldersAreThoseDirectlyBelowWithTheirTimes() throws IOException {
    write(root() + "/_attempts/old/deep/part", 1);
    write(root() + "/_attempts/one %41#/part", 1);
    write(root() + "/_attempts/file", 1);
    makeOld(root() + "/_attempts/old", Duration.ofHours(49));
    long before = System.currentTimeMillis() - Duration.ofDays(2).toMillis();

    List<LakeStore.Folder> folders = store().folders(root() + "/_attempts");

    assertThat(
        folders.stream().map(LakeStore.Folder::name).toList(),
        containsInAnyOrder("old", "one %41#"));
    for (LakeStore.Folder each : folders) {
      assertThat(each.name(), each.modifiedMillis() < before, is(each.name().equals("old")));
    }
  }

  @Test
  void foldersOfAFolderThatIsNotThereAreNone() throws IOException {
    assertThat(store().folders(root() + "/never"), is(empty()));
  }

  private byte[] write(String path, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    try (PartWriter part = new PartWriter(path)) {
      part.write(content, 0, bytes);
    }
    return content;
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream in = Channels.newInputStream(new FilePath(path).open(0))) {
      return in.readAllBytes();
    }
  }

  private static int crcOf(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
