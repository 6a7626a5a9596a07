package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.harness.EmptyWarehouse;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DayReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final LocalDate OTHER_DAY = DAY.minusDays(1);

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @BeforeEach
  void publishAnotherDay() throws Exception {
    publish(OTHER_DAY, "csv", "aaaa");
    byCountry(OTHER_DAY, "csv", "'Peru'", 1);
  }

  @Test
  void dayWithoutAPublicationHasNoReport() throws Exception {
    assertThat(DayReport.of(empty.connection(), DAY), is(nullValue()));
  }

  @Test
  void dayIsReportedExactly() throws Exception {
    publish(DAY, "mysql", "ffff");
    publish(DAY, "csv", "ffff");
    byCountry(DAY, "csv", "'Peru'", 1_234_567);
    byCountry(DAY, "mysql", "'Peru'", 1_234_567);
    byCountry(DAY, "csv", "NULL", 5);
    byCountry(DAY, "csv", "E'Côte | d''Ivoire\n <b>`x`</b> [a](b) \\x1b[31m \\u202E *!* a_b'", 6);
    byCountry(DAY, "mysql", "'Chad'", 5);
    empty.execute(
        """
        INSERT INTO citizens.keyword_matches VALUES
          ('2026-02-28', 'mysql', 'French', 'name', 3, 4),
          ('2026-02-28', 'csv', 'French', 'name', 3, 4),
          ('2026-02-28', 'csv', 'French', 'country', 1000, 1001),
          ('2026-02-27', 'csv', 'French', 'country', 9, 9)""");

    assertThat(
        DayReport.of(empty.connection(), DAY),
        is(
            """
            # Citizens, 2026-02-28

            | source | rows_read | bad_rows | input_bytes | fingerprint |
            | --- | --- | --- | --- | --- |
            | csv | 90,000,009 | 9 | 6,000,000,000 | ffff |
            | mysql | 90,000,009 | 9 | 6,000,000,000 | ffff |

            The sources hold the same rows: their fingerprints are equal.

            ## Since 2026-02-27

            | source | rows_read | before | difference |
            | --- | --- | --- | --- |
            | csv | 90,000,009 | 90,000,009 | +0 |
            | mysql | 90,000,009 | NULL | NULL |

            ## Steps

            | step | source | rows_read | rows_written | bad_rows | bytes_written | elapsed_millis |
            | --- | --- | --- | --- | --- | --- | --- |
            | upload | csv | 10 | 11 | 0 | 12 | 13,000 |
            | analyze | csv | 10 | 11 | 0 | 12 | 13,000 |
            | load | csv | 10 | 11 | 0 | 12 | 13,000 |
            | extract | mysql | 10 | 11 | 0 | 12 | 13,000 |
            | analyze | mysql | 10 | 11 | 0 | 12 | 13,000 |
            | load | mysql | 10 | 11 | 0 | 12 | 13,000 |

            ## The first 10 countries

            | country | csv | mysql |
            | --- | --- | --- |
            | Peru | 1,234,567 | 1,234,567 |
            | Côte \\| d'Ivoire\\\\u000A \\<b\\>\\`x\\`\\</b\\> \\[a\\](b) \\\\u001B\\[31m \\\\u202E \\*!\\* a\\_b | 6 | NULL |
            | Chad | NULL | 5 |
            | NULL | 5 | NULL |

            ## Keywords

            | keyword | column | source | rows | occurrences |
            | --- | --- | --- | --- | --- |
            | French | country | csv | 1,000 | 1,001 |
            | French | name | csv | 3 | 4 |
            | French | name | mysql | 3 | 4 |
            """));
  }

  @Test
  void sourcesThatDifferAreTold() throws Exception {
    publish(DAY, "csv", "ffff");
    publish(DAY, "mysql", "fffe");
    assertThat(
        DayReport.of(empty.connection(), DAY),
        containsString(
            "\n\n**The sources do not hold the same rows: their fingerprints differ.**"
                + " Reconcile has not run.\n\n"));
  }

  @Test
  void groupsThatDifferAreShown() throws Exception {
    publish(DAY, "csv", "ffff");
    publish(DAY, "mysql", "fffe");
    empty.execute(
        """
        INSERT INTO citizens.reconciliation
        SELECT '2026-02-28', false, 'country', csv.attempt, 9, 0, mysql.attempt, 9, 0
        FROM citizens.run AS csv JOIN citizens.run AS mysql USING (run_date)
        WHERE run_date = '2026-02-28' AND csv.source = 'csv' AND mysql.source = 'mysql'""");
    empty.execute(
        """
        INSERT INTO citizens.reconciliation_difference VALUES
          ('2026-02-28', 'Peru', 1000, 'a', 1000, 'b'), ('2026-02-28', '', 7, 'a', 1007, 'b')""");
    assertThat(
        DayReport.of(empty.connection(), DAY),
        containsString(
            """

            **The sources do not hold the same rows.** Where counts are equal, values differ.

            | country | csv | mysql |
            | --- | --- | --- |
            | NULL | 7 | 1,007 |
            | Peru | 1,000 | 1,000 |

            ## Since"""));
  }

  @Test
  void firstDayHasNoDayBefore() throws Exception {
    String report = DayReport.of(empty.connection(), OTHER_DAY);
    assertThat(report, report.contains("## Since"), is(false));
  }

  @Test
  void oneSourceAgreesWithNobody() throws Exception {
    publish(DAY, "csv", "ffff");
    String report = DayReport.of(empty.connection(), DAY);
    assertThat(report, report.contains("The sources"), is(false));
  }

  @Test
  void onlyTheLargestTenCountriesAreShown() throws Exception {
    publish(DAY, "csv", "ffff");
    for (int i = 1; i <= 11; i++) {
      byCountry(DAY, "csv", String.format(Locale.ROOT, "'country %02d'", i), 100 + i);
    }
    String report = DayReport.of(empty.connection(), DAY);
    assertThat(report, containsString("| country 11 | 111 | NULL |\n| country 10 | 110 | NULL |"));
    assertThat(report, containsString("| country 02 | 102 | NULL |\n\n## Keywords"));
    assertThat(report, report.contains("country 01"), is(false));
  }

  private void publish(LocalDate day, String source, String fingerprint) throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run VALUES
          ('%s', '%s', gen_random_uuid(), 90000009, 9, '%s', 6000000000, 'test')"""
            .formatted(day, source, fingerprint));
    empty.execute(
        """
        INSERT INTO citizens.run_step
        SELECT '%s', '%s', step, gen_random_uuid(), 10, 11, 0, 12, 13000, now()
        FROM unnest(ARRAY['load', '%s', 'analyze']) AS step"""
            .formatted(day, source, source.equals("csv") ? "upload" : "extract"));
  }

  private void byCountry(LocalDate day, String source, String country, long rows) throws Exception {
    empty.execute(
        "INSERT INTO citizens.citizens_by_country VALUES ('%s', '%s', %s, %s)"
            .formatted(day, source, country, rows));
  }
}
