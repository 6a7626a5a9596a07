package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.report.DayEvidence.BadRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final LocalDate OTHER_DAY = DAY.minusDays(1);

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @BeforeEach
  void publishAnotherDay() throws Exception {
    publish(OTHER_DAY, "citizens", "aaaa");
    empty.execute(
        "CREATE TABLE citizens.by_country (run_date date, dataset text, country text, rows bigint)");
    byCountry(OTHER_DAY, "citizens", "'Peru'", 1);
  }

  @Test
  void dayWithoutAPublicationHasNoReport() throws Exception {
    assertThat(report(DAY), is(nullValue()));
  }

  @Test
  void dayIsReportedExactly() throws Exception {
    publish(DAY, "copy", "fffe");
    publish(DAY, "citizens", "ffff");
    publish(DAY, "of_another_job", "ffff");
    byCountry(DAY, "citizens", "'Peru'", 1_234_567);
    byCountry(DAY, "copy", "'Peru'", 1_234_567);
    byCountry(DAY, "of_another_job", "'Peru'", 7);
    byCountry(DAY, "citizens", "NULL", 5);
    byCountry(
        DAY, "citizens", "E'Côte | d''Ivoire\n <b>`x`</b> [a](b) \\x1b[31m \\u202E *!* a_b'", 6);
    byCountry(DAY, "copy", "'Chad'", 5);
    empty.execute(
        "CREATE TABLE citizens.keywords (run_date date, dataset text, keyword text, \"column\" text,"
            + " rows bigint, occurrences bigint)");
    empty.execute(
        """
        INSERT INTO citizens.keywords VALUES
          ('2026-02-28', 'copy', 'French', 'name', 3, 4),
          ('2026-02-28', 'citizens', 'French', 'name', 3, 4),
          ('2026-02-28', 'citizens', 'French', 'country', 1000, 1001),
          ('2026-02-27', 'citizens', 'French', 'country', 9, 9)""");
    result("citizens", "keywords", "keyword,column", "keyword,column,rows,occurrences", "rows");
    result("copy", "keywords", "keyword,column", "keyword,column,rows,occurrences", "rows");
    empty.execute(
        "CREATE TABLE citizens.first_born (run_date date, dataset text, city text, born date)");
    empty.execute(
        """
        INSERT INTO citizens.first_born VALUES
          ('2026-02-28', 'copy', 'b', '1999-01-02'), ('2026-02-28', 'copy', 'Z', NULL)""");
    result("copy", "first_born", "city", "city,born", null);

    assertThat(
        report(DAY),
        is(
            """
            # daily, 2026-02-28

            | dataset | rows_read | bad_rows | input_bytes | fingerprint |
            | --- | --- | --- | --- | --- |
            | citizens | 90,000,009 | 9 | 6,000,000,000 | ffff |
            | plants | not loaded |  |  |  |
            | copy | 90,000,009 | 9 | 6,000,000,000 | fffe |

            ## Since 2026-02-27

            | dataset | rows_read | before | difference |
            | --- | --- | --- | --- |
            | citizens | 90,000,009 | 90,000,009 | +0 |
            | plants | not loaded | NULL | NULL |
            | copy | 90,000,009 | NULL | NULL |

            ## Steps

            | dataset | step | rows_read | rows_written | bad_rows | bytes_written | elapsed_millis |
            | --- | --- | --- | --- | --- | --- | --- |
            | citizens | upload | 10 | 11 | 0 | 12 | 13,000 |
            | citizens | analyze | 10 | 11 | 0 | 12 | 13,000 |
            | citizens | load | 10 | 11 | 0 | 12 | 13,000 |
            | copy | extract | 10 | 11 | 0 | 12 | 13,000 |
            | copy | analyze | 10 | 11 | 0 | 12 | 13,000 |
            | copy | load | 10 | 11 | 0 | 12 | 13,000 |

            ## by_country

            countBy country

            | country | citizens | copy |
            | --- | --- | --- |
            | Peru | 1,234,567 | 1,234,567 |
            | Côte \\| d'Ivoire\\\\u000A \\<b\\>\\`x\\`\\</b\\> \\[a\\](b) \\\\u001B\\[31m \\\\u202E \\*!\\* a\\_b | 6 | NULL |
            | Chad | NULL | 5 |
            | NULL | 5 | NULL |

            Since 2026-02-27, citizens: 1 more, 2 new

            | change | country | before | rows | difference |
            | --- | --- | --- | --- | --- |
            | more | Peru | 1 | 1,234,567 | +1,234,566 |
            | new | Côte \\| d'Ivoire\\\\u000A \\<b\\>\\`x\\`\\</b\\> \\[a\\](b) \\\\u001B\\[31m \\\\u202E \\*!\\* a\\_b |  | 6 | +6 |
            | new | NULL |  | 5 | +5 |

            ## first_born

            question of first\\_born

            | city | born |
            | --- | --- |
            | Z | NULL |
            | b | 1999-01-02 |

            ## keywords

            question of keywords

            | keyword | column | dataset | rows | occurrences |
            | --- | --- | --- | --- | --- |
            | French | country | citizens | 1,000 | 1,001 |
            | French | name | citizens | 3 | 4 |
            | French | name | copy | 3 | 4 |
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"all_rows", ""})
  void aResultWithoutGroupsIsReported(String count) throws Exception {
    publish(DAY, "citizens", "ffff");
    empty.execute(
        "CREATE TABLE citizens.numbers (run_date date, dataset text, all_rows bigint, least text)");
    empty.execute("INSERT INTO citizens.numbers VALUES ('2026-02-28', 'citizens', 7, 'a')");
    result("citizens", "numbers", "", "all_rows,least", count.isEmpty() ? null : "all_rows");
    assertThat(report(DAY), endsWith("| all_rows | least |\n| --- | --- |\n| 7 | a |\n"));
  }

  @Test
  void datasetsThatAgreeAreTold() throws Exception {
    publish(DAY, "citizens", "ffff");
    publish(DAY, "copy", "ffff");
    reconciled(true);
    assertThat(
        report(DAY), containsString("\n\ncitizens and copy hold the same rows.\n\n## Since"));
  }

  @Test
  void groupsThatDifferAreShown() throws Exception {
    publish(DAY, "citizens", "ffff");
    publish(DAY, "copy", "fffe");
    reconciled(false);
    empty.execute(
        """
        INSERT INTO citizens.reconciliation_difference VALUES
          ('2026-02-28', 'citizens', 'copy', 'Peru', 1000, 'a', 1000, 'b'),
          ('2026-02-28', 'citizens', 'copy', '', 7, 'a', 1007, 'b')""");
    assertThat(
        report(DAY),
        containsString(
            """

            **citizens and copy do not hold the same rows.** Where counts are equal, values differ.

            | country | citizens | copy |
            | --- | --- | --- |
            | NULL | 7 | 1,007 |
            | Peru | 1,000 | 1,000 |

            ## Since"""));
  }

  @Test
  void firstDayHasNoDayBefore() throws Exception {
    String report = report(OTHER_DAY);
    assertThat(report, report.contains("## Since"), is(false));
  }

  @Test
  void datasetsThatWereNotComparedAreNotSaidToAgree() throws Exception {
    publish(DAY, "citizens", "ffff");
    publish(DAY, "copy", "ffff");
    String report = report(DAY);
    assertThat(report, report.contains("the same rows"), is(false));
  }

  @Test
  void onlyTheFirstTenRowsAreShown() throws Exception {
    publish(DAY, "citizens", "ffff");
    for (int i = 1; i <= 11; i++) {
      byCountry(DAY, "citizens", String.format(Locale.ROOT, "'country %02d'", i), 100 + i);
    }
    empty.execute("UPDATE citizens.run_result SET rows = 11");
    String report = report(DAY);
    assertThat(
        report,
        containsString(
            """
            countBy country; the first 10 rows

            | country | rows |
            | --- | --- |
            | country 11 | 111 |
            | country 10 | 110 |
            """));
    assertThat(
        report,
        containsString("| country 02 | 102 |\n\nSince 2026-02-27, citizens: 11 new, 1 gone\n"));
    assertThat(report, endsWith("| gone | Peru | 1 |  | -1 |\n"));
  }

  /** Somebody's own table may hold counts as it likes. */
  @Test
  void countsAreOrderedAsNumbersWhateverHoldsThem() throws Exception {
    empty.execute("ALTER TABLE citizens.by_country ALTER COLUMN rows TYPE text");
    publish(DAY, "citizens", "ffff");
    byCountry(DAY, "citizens", "'Peru'", 9);
    byCountry(DAY, "citizens", "'Chad'", 10);
    assertThat(report(DAY), containsString("| Chad | 10 |\n| Peru | 9 |\n"));
    assertThat(
        report(DAY), endsWith("| more | Peru | 1 | 9 | +8 |\n| new | Chad |  | 10 | +10 |\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE citizens.by_country",
        "ALTER TABLE citizens.by_country DROP COLUMN country",
        "ALTER TABLE citizens.by_country DROP COLUMN rows"
      })
  void tableThatIsGoneIsSaidToBe(String sql) throws Exception {
    publish(DAY, "citizens", "ffff");
    byCountry(DAY, "citizens", "'Peru'", 9);
    empty.execute(sql);
    assertThat(
        report(DAY),
        endsWith(
            "## by_country\n\ncountBy country\n\nThe table has gone since, or was changed.\n"));
  }

  @Test
  void badRowsStandByReasonWithTheFirstPlaces() throws Exception {
    publish(DAY, "citizens", "ffff");
    BadRows some =
        new BadRows(
            "citizens",
            9,
            new TreeMap<>(Map.of("NOT_A_DATE", 1_008L, "TOO_LONG", 1L)),
            List.of(
                new BadRowPlace("a|<b>.csv", 7L, 120, false, 120, "NOT_A_DATE", "born"),
                new BadRowPlace(
                    "c.csv", 1_234_567L, 9_876_543, false, 9_999_999, "NOT_A_DATE", "born"),
                new BadRowPlace("c.csv", null, 5, true, 131, "TOO_LONG", null)),
            "bad_rows.csv");
    BadRows gone = new BadRows("copy", 3, Map.of(), List.of(), null);
    assertThat(
        report(DAY, new DayEvidence(List.of(some, gone), List.of(), List.of(), Map.of())),
        containsString(
            """

            ## Bad rows

            | dataset | reason | rows | first_file | line | byte | column |
            | --- | --- | --- | --- | --- | --- | --- |
            | citizens | NOT_A_DATE | 1,008 | a\\|\\<b\\>.csv | 7 | 120 | born |
            | citizens | NOT_A_DATE | 1,008 | c.csv | 1,234,567 | 9,876,543 | born |
            | citizens | TOO_LONG | 1 | c.csv |  | 5 |  |

            ## Steps
            """));
    assertThat(
        report(DAY, new DayEvidence(List.of(gone), List.of(), List.of(), Map.of())),
        not(containsString("Bad rows")));
  }

  private String report(LocalDate day) throws Exception {
    return report(day, new DayEvidence(List.of(), List.of(), List.of(), Map.of()));
  }

  private String report(LocalDate day, DayEvidence evidence) throws Exception {
    return ReportReader.read(
            empty.connection(), "daily", List.of("citizens", "plants", "copy"), day)
        .map(report -> MarkdownReport.of(report, evidence))
        .orElse(null);
  }

  private void publish(LocalDate day, String dataset, String fingerprint) throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run VALUES
          ('%s', '%s', 'daily', gen_random_uuid(), 90000009, 9, '%s', 6000000000, 'test')"""
            .formatted(day, dataset, fingerprint));
    empty.execute(
        """
        INSERT INTO citizens.run_step
        SELECT '%s', '%s', step, gen_random_uuid(), 10, 11, 0, 12, 13000, now()
        FROM unnest(ARRAY['load', '%s', 'analyze']) AS step"""
            .formatted(day, dataset, dataset.equals("citizens") ? "upload" : "extract"));
  }

  private void byCountry(LocalDate day, String dataset, String country, long rows)
      throws Exception {
    empty.execute(
        "INSERT INTO citizens.by_country VALUES ('%s', '%s', %s, %s)"
            .formatted(day, dataset, country, rows));
    empty.execute(
        """
        INSERT INTO citizens.run_result VALUES
          ('%s', '%s', 'by_country', 'countBy country', '{country}', '{country,rows}', 'rows', 1)
        ON CONFLICT DO NOTHING"""
            .formatted(day, dataset));
  }

  private void result(String dataset, String table, String keys, String columns, String count)
      throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run_result VALUES
          ('%s', '%s', '%s', 'question of %3$s', '{%s}', '{%s}', %s, 1)"""
            .formatted(
                DAY, dataset, table, keys, columns, count == null ? null : "'" + count + "'"));
  }

  private void reconciled(boolean equal) throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.reconciliation
        SELECT run_date, 'citizens', 'copy', %s, 'country', l.attempt, 9, 0, r.attempt, 9, 0
        FROM citizens.run AS l JOIN citizens.run AS r USING (run_date)
        WHERE run_date = '2026-02-28' AND l.dataset = 'citizens' AND r.dataset = 'copy'"""
            .formatted(equal));
  }
}
