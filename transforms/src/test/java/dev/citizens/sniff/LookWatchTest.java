package dev.citizens.sniff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.source.Packed;
import dev.citizens.source.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far each look at a file is. */
class LookWatchTest {
  private static final String HEADER = "id,name\n";
  private static final String ROWS = "1,Ann\n2,Bob\n";

  @TempDir private Path folder;
  private final List<String> looks = new ArrayList<>();

  /** Notes each look with its bytes, before it and behind it. */
  private final LookWatch watch =
      new LookWatch() {
        @Override
        public <T> T during(String look, long bytes, LongSupplier done, Supplier<T> run) {
          long before = done.getAsLong();
          T result = run.get();
          looks.add("%s: %s, %s of %s".formatted(look, before, done.getAsLong(), bytes));
          return result;
        }
      };

  @Test
  void aFileIsGoneThroughTwice() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), HEADER + ROWS);
    FileSniffer.sniff(file.toString(), watch);
    assertThat(looks, contains("where rows start: 0, 12 of 12", "their values: 0, 12 of 12"));
  }

  @Test
  void aPackedOneIsConvertedBefore() throws IOException {
    byte[] packed = Packed.of(Packing.GZIP, (HEADER + ROWS).getBytes(UTF_8));
    Path file = Files.write(folder.resolve("people.csv.gz"), packed);
    FileSniffer.sniff(file.toString(), watch);
    assertThat(
        looks,
        contains(
            "converted: 0, %s of %s".formatted(packed.length, packed.length),
            "where rows start: 0, 12 of 12",
            "their values: 0, 12 of 12"));
  }

  @Test
  void aLookTellsHowFarItIsOnItsWay() throws IOException {
    String rows = ROWS.repeat(3 << 20); // three ranges
    Path file = Files.writeString(folder.resolve("people.csv"), HEADER + rows);
    List<Long> seen = new ArrayList<>();
    FileSniffer.sniff(
        file.toString(),
        new LookWatch() {
          @Override
          public <T> T during(String look, long bytes, LongSupplier done, Supplier<T> run) {
            Thread asking =
                new Thread(
                    () -> {
                      while (done.getAsLong() == 0) {
                        Thread.onSpinWait();
                      }
                      seen.add(done.getAsLong());
                    });
            asking.start();
            T result = run.get();
            join(asking);
            return result;
          }
        });
    assertThat(seen, everyItem(greaterThan(0L)));
    assertThat(seen, everyItem(lessThan((long) rows.length())));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
