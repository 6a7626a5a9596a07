package dev.citizens.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.citizens.analyze.GroupDifference;
import dev.citizens.csv.Fingerprint;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconciliationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final LocalDate OTHER_DAY = DAY.plusDays(1);
  private static final Fingerprint ONE = new Fingerprint(1, -1);
  private static final Fingerprint TWO = new Fingerprint(2, -1);
  private static final GroupDifference PERU = new GroupDifference("Peru", 5, ONE, 5, TWO);
  private static final String VERDICTS =
      "SELECT run_date, left_dataset, right_dataset, equal, compared_by, left_rows, left_bad_rows,"
          + " right_rows, right_bad_rows"
          + " FROM citizens.reconciliation ORDER BY run_date";
  private static final String DIFFERENCES =
      "SELECT * FROM citizens.reconciliation_difference ORDER BY run_date, group_key";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void differencesAreRecordedWithTheirFigures() throws Exception {
    different(DAY).publish(empty.connection());
    assertThat(empty.rows(VERDICTS), is(List.of("2026-02-28|citizens|copy|f|country|10|3|10|0")));
    assertThat(
        empty.rows(DIFFERENCES),
        is(
            List.of(
                "2026-02-28|citizens|copy|Peru|5|0000000000000001ffffffffffffffff"
                    + "|5|0000000000000002ffffffffffffffff")));
  }

  @Test
  void equalDayReplacesTheDifferencesAndNoOtherDay() throws Exception {
    different(DAY).publish(empty.connection());
    different(OTHER_DAY).publish(empty.connection());
    empty.execute("DELETE FROM citizens.run WHERE run_date = '2026-02-28'");
    equal(DAY).publish(empty.connection());
    assertThat(
        empty.rows(VERDICTS),
        is(
            List.of(
                "2026-02-28|citizens|copy|t|country|10|3|10|0",
                "2026-03-01|citizens|copy|f|country|10|3|10|0")));
    assertThat(
        empty.rows("SELECT run_date, group_key FROM citizens.reconciliation_difference"),
        is(List.of("2026-03-01|Peru")));
  }

  /** A third data set of the day, on either side. */
  @Test
  void verdictsOfOtherPairsStay() throws Exception {
    Reconciliation first = different(DAY);
    LoadedDataset third = load(DAY, "archive", 0, TWO);
    Reconciliation second =
        new Reconciliation(
            DAY, "copy", "archive", List.of("country"), first.right(), third, List.of());
    Reconciliation swapped =
        new Reconciliation(
            DAY, "archive", "copy", List.of("country"), third, first.right(), List.of());
    first.publish(empty.connection());
    second.publish(empty.connection());
    swapped.publish(empty.connection());
    first.publish(empty.connection());
    assertThat(
        empty.rows(
            "SELECT left_dataset, right_dataset, equal FROM citizens.reconciliation ORDER BY 1, 2"),
        is(List.of("archive|copy|t", "citizens|copy|f", "copy|archive|t")));
    assertThat(
        empty.rows("SELECT left_dataset, group_key FROM citizens.reconciliation_difference"),
        is(List.of("citizens|Peru")));
  }

  @Test
  void publishedAgainItIsThereOnce() throws Exception {
    Reconciliation reconciliation = different(DAY);
    reconciliation.publish(empty.connection());
    List<String> differences = empty.rows(DIFFERENCES);
    reconciliation.publish(empty.connection());
    assertThat(empty.rows(DIFFERENCES), is(differences));
  }

  @Test
  void newLoadTakesTheVerdictWithIt() throws Exception {
    different(DAY).publish(empty.connection());
    empty.execute("DELETE FROM citizens.run WHERE dataset = 'copy'");
    assertThat(empty.rows(VERDICTS), is(List.of()));
    assertThat(empty.rows(DIFFERENCES), is(List.of()));
  }

  @Test
  void loadThatWasReplacedMeanwhileIsRefused() throws Exception {
    Reconciliation reconciliation = different(DAY);
    empty.execute("UPDATE citizens.run SET attempt = gen_random_uuid() WHERE dataset = 'copy'");
    assertThat(
        Refusal.of(ExitStatus.INPUT_NOT_READY, () -> reconciliation.publish(empty.connection())),
        is(
            "copy of 2026-02-28 was loaded anew while it was compared; run reconcile"
                + " --runDate=2026-02-28 again"));
    assertThat(empty.rows(VERDICTS), is(List.of()));
  }

  @Test
  void differencesThatAreNotThoseOfTheLoadsAreRefused() throws Exception {
    Reconciliation right = different(DAY);
    assertDoesNotThrow(right::checkDifferencesExplainTotals);
    Reconciliation nothingFound =
        new Reconciliation(
            DAY, "citizens", "copy", right.by(), right.left(), right.right(), List.of());
    assertThat(
        Refusal.of(ExitStatus.INPUT_NOT_READY, nothingFound::checkDifferencesExplainTotals),
        is(
            "the raw files of 2026-02-28 are not those that were loaded; run analyze and load"
                + " --runDate=2026-02-28 first"));
  }

  private Reconciliation different(LocalDate day) throws SQLException {
    return new Reconciliation(
        day,
        "citizens",
        "copy",
        List.of("country"),
        load(day, "citizens", 3, ONE),
        load(day, "copy", 0, TWO),
        List.of(PERU));
  }

  private Reconciliation equal(LocalDate day) throws SQLException {
    return new Reconciliation(
        day,
        "citizens",
        "copy",
        List.of("country"),
        load(day, "citizens", 3, ONE),
        load(day, "copy", 0, ONE),
        List.of());
  }

  /** Ten accepted rows. */
  private LoadedDataset load(LocalDate day, String dataset, long badRows, Fingerprint fingerprint)
      throws SQLException {
    empty.execute(
        "INSERT INTO citizens.run VALUES ('%s', '%s', 'daily', gen_random_uuid(), %s, %s, '%s', 1, 'test')"
            .formatted(day, dataset, 10 + badRows, badRows, fingerprint));
    return LoadedDataset.of(empty.connection(), day, dataset).orElseThrow();
  }
}
