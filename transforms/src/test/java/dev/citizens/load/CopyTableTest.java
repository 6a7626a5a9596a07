package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.analyze.ScanRange;
import dev.citizens.files.PartChecksum;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.EmptyWarehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each range of a file is staged once, or not at all. */
class CopyTableTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int ROWS = 10_000;
  private static final String HEADER = "id,v\n";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @TempDir Path folder;

  private final MirrorStaging staging =
      new MirrorStaging(
          StagingTable.of("a0000000", Instant.EPOCH),
          new MirroredTable(
              "orders",
              "orders",
              1,
              List.of(
                  new MirroredTable.Column("id", "bigint"), new MirroredTable.Column("v", "text"))),
          DAY);

  private final StringBuilder csv = new StringBuilder(HEADER);
  private final List<Long> splits = new ArrayList<>();
  private Path file;

  @BeforeEach
  void createStagingAndFile() throws Exception {
    staging.create(empty.connection());
    for (int row = 0; row < ROWS; row++) {
      splits.add((long) csv.length());
      csv.append(row).append(",\"line\n").append(row).append("\"\n");
    }
    file = Files.writeString(folder.resolve("orders.csv"), csv);
  }

  private List<ScanRange> ranges() {
    return ScanRange.tile(file.toUri().toString(), splits, csv.length(), 10_000);
  }

  private RangeCopy copy() {
    return new RangeCopy(empty.warehouse(), staging);
  }

  private void runPipeline() {
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(Create.of(ranges()).withCoder(ScanRange.CODER))
                .apply(CopyTable.into(empty.warehouse(), staging)));
  }

  private List<String> staged() throws Exception {
    return empty.rows(
        "SELECT count(*), count(DISTINCT id), min(id), max(id), min(run_date), max(run_date),"
            + " count(*) FILTER (WHERE v = E'line\\n' || id) FROM "
            + staging.rows());
  }

  private static List<String> allRows() {
    return List.of("10000|10000|0|9999|2026-03-01|2026-03-01|10000");
  }

  @Test
  void aBundleThatRunsTwiceCopiesOnce() throws Exception {
    runPipeline();
    assertThat(staged(), is(allRows()));
    runPipeline();
    assertThat(staged(), is(allRows()));
  }

  @Test
  void whatIsNotedIsWhatWasRead() throws Exception {
    runPipeline();
    List<CopiedRange> copied = staging.copied(empty.connection());
    assertThat(copied.size(), is(ranges().size()));
    assertThat(copied.stream().mapToLong(CopiedRange::rows).sum(), is((long) ROWS));
    PartChecksum checksum = new PartChecksum();
    copied.forEach(range -> checksum.append(range.crc32c(), range.bytes()));
    CRC32C crc = new CRC32C();
    crc.update(csv.substring(HEADER.length()).getBytes(StandardCharsets.UTF_8));
    assertThat(checksum.value(), is((int) crc.getValue()));
  }

  /** As with speculative execution. */
  @Test
  void aRangeThatSeveralCopyAtOnceIsThereOnce() throws Exception {
    ScanRange all = new ScanRange(file.toUri().toString(), 0, HEADER.length(), csv.length());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> copies = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        copies.add(threads.submit(() -> copy().copy(all)));
      }
      long rows = 0;
      for (Future<Long> each : copies) {
        rows += each.get();
      }
      assertThat(rows, is((long) ROWS));
    } finally {
      threads.shutdownNow();
    }
    assertThat(staged(), is(allRows()));
  }

  /** As when the connection breaks in the middle of a range. */
  @Test
  void aRangeThatFailsLeavesNothingAndIsCopiedByTheNextTry() throws Exception {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    ScanRange all = new ScanRange(file.toUri().toString(), 0, HEADER.length(), csv.length());
    Exception shorter = assertThrows(Exception.class, () -> copy().copy(all));
    assertThat(
        shorter.getMessage(), containsString("ends at byte %s".formatted(text.length() / 2)));
    assertThat(empty.rows("SELECT count(*) FROM " + staging.rows()), is(List.of("0")));
    Files.writeString(file, text);
    assertThat(copy().copy(all), is((long) ROWS));
    assertThat(staged(), is(allRows()));
  }

  @Test
  void aValueThatPostgresCannotStoreIsNamedByItsPlace() throws Exception {
    String text = HEADER + "1,secret\n2,\"se\0cret\"\n";
    Files.writeString(file, text);
    ScanRange all = new ScanRange(file.toUri().toString(), 0, HEADER.length(), text.length());
    Exception refused = assertThrows(Exception.class, () -> copy().copy(all));
    assertThat(
        refused.getMessage(),
        is(
            "citizens.orders cannot get the table of the data set orders: a value has the character"
                + " U+0000, or one that the database's encoding lacks (SQLSTATE 22021, row 2 behind"
                + " byte 5 of %s); mend it in the source, leave the character out by a query: with"
                    .formatted(file.toUri())
                + " REPLACE(column, CHAR(0), ''), or take load: away"));
  }

  /** A task that was given up, on a host that is gone, has its connection still. */
  @Test
  void whoStillCopiesIsNotWaitedFor() throws Exception {
    try (Connection straggler = empty.warehouse().connect();
        Statement statement = straggler.createStatement()) {
      straggler.setAutoCommit(false);
      statement.execute("INSERT INTO %s (id) VALUES (7)".formatted(staging.rows()));
      long start = System.nanoTime();
      staging.drop(empty.connection());
      assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 60, is(true));
    } catch (java.sql.SQLException connectionWasEnded) {
      // when it is closed
    }
    assertThat(
        empty.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging'"),
        is(List.of()));
  }

  @Test
  void whatAProcessLeftIsSwept() throws Exception {
    StagingTable.sweep(empty.connection(), Instant.EPOCH.plusSeconds(1));
    assertThat(
        empty.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging'"),
        is(List.of()));
  }
}
