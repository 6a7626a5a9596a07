package dev.citizens.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.analyze.ScanRange;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.extract.delta.KeyHash;
import dev.citizens.extract.delta.RowKey;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnchangedRowsTest {
  private static final List<String> ROWS =
      List.of("1,a", "2,\"b, \"\"b\"\"\"", "3,", "4,\"\"", "5,\"x\ny\"", "6,é");

  @TempDir Path folder;

  private OldRange old(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("old.csv"), "id,name\n" + text);
    return new OldRange(0, new ScanRange(file.toString(), 7, 8, 8 + text.getBytes(UTF_8).length));
  }

  private UnchangedRows without(String... rows) throws IOException {
    return merging(List.of(rows), null);
  }

  /**
   * A merge.
   *
   * @param present rows that are still there; null if nobody knows
   */
  private UnchangedRows merging(List<String> changed, @Nullable List<String> present)
      throws IOException {
    RowKey key = new RowKey(List.of("id"), List.of(0), "SUM");
    Attempt attempt = new Attempt("a", folder.toString());
    WrittenPart ofPresent = present == null ? null : keys(key, attempt.file("present"), present);
    WrittenPart ofChanged = keys(key, attempt.file("keys"), changed);
    return UnchangedRows.of(
        new TableToMerge(2, key, ofChanged, present != null, ofPresent, attempt));
  }

  private static @Nullable WrittenPart keys(RowKey key, String file, List<String> rows)
      throws IOException {
    ByteBuffer keys = ByteBuffer.allocate(16 * rows.size());
    for (String row : rows) {
      byte[] csv = row.getBytes(UTF_8);
      KeyHash hash = new KeyHash();
      key.hash(csv, new int[] {-1, row.indexOf(','), csv.length}, hash);
      keys.putLong(hash.high()).putLong(hash.low());
    }
    try (PartWriter part = new PartWriter(file)) {
      part.write(keys.array(), 0, keys.capacity());
      return rows.isEmpty() ? null : part.finish(rows.size());
    }
  }

  private static Fingerprint fingerprint(List<String> rows) {
    FingerprintSum sum = new FingerprintSum();
    for (String row : rows) {
      byte[] csv = row.getBytes(UTF_8);
      sum.add(csv, 0, csv.length);
    }
    return sum.sum();
  }

  private static String text(List<String> rows) {
    return String.join("\n", rows) + (rows.isEmpty() ? "" : "\n");
  }

  /** Each row alone, and each with its neighbour, at the beginning, in the middle, at the end. */
  @Test
  void rowsThatChangedAreLeftOutAndTheOthersCopiedByteByByte() throws IOException {
    for (int from = 0; from < ROWS.size(); from++) {
      for (int to = from; to <= ROWS.size(); to++) {
        List<String> changed = ROWS.subList(from, to);
        List<String> others = ROWS.stream().filter(row -> !changed.contains(row)).toList();
        KeptRange kept = without(changed.toArray(String[]::new)).keep(old(text(ROWS)));
        String written =
            kept.kept().parts().isEmpty()
                ? ""
                : Files.readString(Path.of(kept.kept().parts().get(0).path()));
        assertThat(written, is(text(others)));
        assertThat(kept.kept().rows(), is((long) others.size()));
        assertThat(kept.kept().fingerprint(), is(fingerprint(others)));
        assertThat(kept.replaced(), is((long) changed.size()));
        assertThat(kept.replacedRows(), is(fingerprint(changed)));
        assertThat(kept.kept().number(), is(7));
        CRC32C crc = new CRC32C();
        crc.update(text(ROWS).getBytes(UTF_8));
        assertThat(kept.read().crc32c(), is((int) crc.getValue()));
      }
    }
  }

  @Test
  void rowsWhoseKeysAreGoneAreLeftOutToo() throws IOException {
    KeptRange kept =
        merging(List.of("1,", "9,"), List.of("1,", "3,", "6,", "9,")).keep(old(text(ROWS)));
    assertThat(
        Files.readString(Path.of(kept.kept().parts().get(0).path())),
        is(text(List.of("3,", "6,é"))));
    assertThat(List.of(kept.kept().rows(), kept.replaced(), kept.gone()), is(List.of(2L, 1L, 3L)));
    assertThat(
        kept.replacedRows(),
        is(fingerprint(List.of(ROWS.get(0), ROWS.get(1), ROWS.get(3), ROWS.get(4)))));
    KeptRange none = merging(List.of(), List.of()).keep(old(text(ROWS)));
    assertThat(List.of(none.kept().rows(), none.gone()), is(List.of(0L, 6L)));
  }

  @Test
  void severalRangesAndManyBatchesAreKeptByOne() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 50_000; row++) {
      rows.append(row).append(row % 7 == 0 ? ",\"q\"\"\"\n" : ",plain\n");
    }
    UnchangedRows unchanged = without("7,", "8,", "49999,");
    String wanted =
        rows.toString().replaceFirst("7,[^\n]*\n8,[^\n]*\n", "").replaceFirst("49999,[^\n]*\n", "");
    for (int i = 0; i < 2; i++) {
      KeptRange kept = unchanged.keep(old(rows.toString()));
      assertThat(kept.kept().rows(), is(49_997L));
      assertThat(Files.readString(Path.of(kept.kept().parts().get(0).path())), is(wanted));
    }
  }

  @Test
  void aFileThatIsGoneShorterOrHasWhatIsNoRowIsSaidToBeUnreadable() throws IOException {
    OldRange whole = old(text(ROWS));
    OldRange longer =
        new OldRange(0, new ScanRange(whole.range().file(), 7, 8, whole.range().end() + 1));
    assertThat(without().keep(longer).kept(), is(nullValue()));
    Files.delete(folder.resolve("old.csv"));
    assertThat(without().keep(whole).kept(), is(nullValue()));
    assertThat(without().keep(old("1,a\n2\n3,c\n")).kept(), is(nullValue()));
  }
}
