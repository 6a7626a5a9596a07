package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.ReadRange;
import dev.citizens.extract.WrittenRange;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.extract.transform.SiftedRows.Mistake;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Dataset;
import dev.citizens.lake.SourceMoment;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table with a transform is published only if each row that was read is accounted for. */
class TransformOutcomeTest {
  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE sum_orders (id INT PRIMARY KEY, v VARCHAR(9))",
        "INSERT INTO sum_orders VALUES (1, '1'), (2, '2'), (3, '3'), (4, 'x'), (5, 'out')");
    site.withJob(
        """
        name: shop
        datasets:
          orders:
            table: sum_orders
            transform: SELECT id, CAST(v AS bigint) AS v FROM orders WHERE v <> 'out'
            quality: {maxBadRows: 9}
        """);
  }

  private static SiftedRows sifted(long read, long filtered, long inQuarantine, long reasons) {
    return new SiftedRows(
        read,
        filtered,
        Map.of(new Mistake("v", BadRowReason.NOT_A_LONG), reasons),
        9,
        List.of(new WrittenPart("bad", inQuarantine, 9, 0)));
  }

  private TransformOutcome outcome(SiftedRows... ranges) {
    OpenTable table =
        new OpenTable(site.dataset("orders"), null, null, null, null, null, List.of(), null);
    List<WrittenRange> written =
        List.of(ranges).stream()
            .map(each -> new WrittenRange(0, List.of(), Fingerprint.EMPTY, each))
            .toList();
    return new TransformOutcome(site.day(), table, written, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 5, 3, 2, 2, true", // written, left out, in quarantine, and why
    "10, 6, 3, 2, 2, false",
    "10, 4, 3, 2, 2, false",
    "11, 5, 3, 2, 2, false",
    "9, 5, 3, 2, 2, false",
    "10, 5, 2, 2, 2, false",
    "10, 5, 3, 1, 1, false",
    "10, 5, 3, 2, 1, false", // a row without a reason
    "10, 6, 3, 1, 2, false", // a reason without its row
    "10, 5, 3, 2, 3, false"
  })
  void rowsThatDoNotAddUpAreSaid(
      long read, long written, long filtered, long inQuarantine, long reasons, boolean isRight) {
    TransformOutcome outcome =
        outcome(sifted(read - 4, filtered - 1, inQuarantine - 1, reasons - 1), sifted(4, 1, 1, 1));
    if (isRight) {
      outcome.requireAll(written);
    } else {
      assertThat(
          refusal(() -> outcome.requireAll(written)),
          is(
              "the server sent %s rows of orders, and %s were written, %s left out by WHERE, %s put into quarantine for %s reasons, which do not add up; nothing of it was published"
                  .formatted(read, written, filtered, inQuarantine, reasons)));
    }
  }

  /** Of what workers have really written, one row less is said to have been left out. */
  @Test
  void nothingOfATableWhoseRowsDoNotAddUpIsPublished() throws Exception {
    Day day = site.day();
    Dataset dataset = KnownColumns.of(Steps.EXTRACT, day, site.dataset("orders"));
    try (OpenTables tables = new OpenTables(day);
        TableLook look = new TableLook(day::mySql);
        MeddlingRunner runner = MeddlingRunner.before(day, () -> {})) {
      OpenTable table = tables.open(look, dataset);
      List<ReadRange> right = new ReadTables(day, runner).of(List.of(table)).get(0);
      PublishTable publish =
          new PublishTable(day, table.counted(), SourceMoment.NOT_KNOWN, System.nanoTime());
      assertThat(
          refusal(() -> publish.of(right.stream().map(TransformOutcomeTest::oneLess).toList())),
          is(
              "the server sent 5 rows of orders, and 3 were written, 0 left out by WHERE, 1 put into quarantine for 1 reasons, which do not add up; nothing of it was published"));
      assertThat(published(), is(empty()));
      publish.of(right);
      assertThat(
          published(),
          is(
              List.of(
                  "quarantine/orders/run_date=2026-03-01/_extract/ATTEMPT/_manifest.json",
                  "quarantine/orders/run_date=2026-03-01/_extract/ATTEMPT/bad_rows.csv",
                  "raw/orders/run_date=2026-03-01/ATTEMPT/sum_orders.csv",
                  "raw/orders/run_date=2026-03-01/_manifest.json")));
    }
  }

  private static String refusal(Executable work) {
    StepFailure failure = assertThrows(StepFailure.class, work);
    assertThat(failure.status(), is(ExitStatus.PIPELINE_FAILED));
    return failure.getMessage();
  }

  private List<String> published() throws IOException {
    return site.lake().list().stream().filter(file -> !file.startsWith("_attempts/")).toList();
  }

  private static ReadRange oneLess(ReadRange range) {
    WrittenRange written = range.written();
    SiftedRows sifted = written.sifted();
    SiftedRows less =
        new SiftedRows(
            sifted.read(),
            sifted.filtered() - 1,
            sifted.bad(),
            sifted.badBytes(),
            sifted.quarantine());
    return new ReadRange(
        range.table(),
        new WrittenRange(written.number(), written.parts(), written.fingerprint(), less),
        null,
        null);
  }
}
