package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import dev.citizens.report.DayStatus.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusTextsTest {
  private static final DayStatus FULL =
      new DayStatus(
          LocalDate.of(2026, 3, 2),
          LocalDate.of(2026, 3, 1),
          List.of(
              new Source(
                  "csv",
                  new Figures(1_000_010, 10, 61_741_493, "ff"),
                  new Figures(900_000, 12, 60_000_000, "fe"),
                  List.of(
                      new PublishedStep(
                          "upload", Instant.parse("2026-03-02T01:00:00.999Z"), 9_740))),
              new Source("mysql", new Figures(1_000_000, 0, 61_741_179, "fd"), null, List.of())),
          List.of(
              new Result("citizens_by_country", "csv", 249, 250L),
              new Result("citizens_by_country", "mysql", 249, null)),
          new Reconciliation(
              false, "country", List.of(new Difference("Peru", 10, 11), new Difference("", 2, 2))),
          "hdfs://vps1:9000/lake/reports/run_date=2026-03-02/report.md");

  private static final DayStatus LEAST =
      new DayStatus(
          LocalDate.of(2026, 3, 2),
          null,
          List.of(new Source("csv", new Figures(5, 0, 100, "ff"), null, List.of())),
          List.of(),
          null,
          null);

  @Test
  void jsonHasExactlyThisShape() {
    assertThat(
        StatusJson.of(FULL),
        is(
            "{'runDate':'2026-03-02','previousRunDate':'2026-03-01','sources':[".replace('\'', '"')
                + ("{'source':'csv','rowsRead':1000010,'badRows':10,'inputBytes':61741493,"
                        + "'fingerprint':'ff','previous':{'rowsRead':900000,'badRows':12,"
                        + "'inputBytes':60000000}},{'source':'mysql','rowsRead':1000000,"
                        + "'badRows':0,'inputBytes':61741179,'fingerprint':'fd','previous':null}],"
                        + "'results':[{'table':'citizens_by_country','source':'csv','rows':249},"
                        + "{'table':'citizens_by_country','source':'mysql','rows':249}],"
                        + "'reconciliation':{'equal':false,'differences':["
                        + "{'group':'Peru','csvRows':10,'mysqlRows':11},"
                        + "{'group':'','csvRows':2,'mysqlRows':2}]},"
                        + "'report':'hdfs://vps1:9000/lake/reports/run_date=2026-03-02/report.md'}")
                    .replace('\'', '"')));
  }

  @Test
  void jsonSaysNullForWhatIsNotThere() {
    assertThat(
        StatusJson.of(LEAST),
        is(
            ("{'runDate':'2026-03-02','previousRunDate':null,'sources':[{'source':'csv',"
                    + "'rowsRead':5,'badRows':0,'inputBytes':100,'fingerprint':'ff',"
                    + "'previous':null}],'results':[],'reconciliation':null,'report':null}")
                .replace('\'', '"')));
  }

  @Test
  void tableShowsEverything() {
    assertThat(
        StatusTable.of(FULL),
        is(
            """
            source  figure       2026-03-02  2026-03-01  difference
            csv     rows read     1,000,010     900,000    +100,010
            csv     bad rows             10          12          -2
            csv     input bytes  61,741,493  60,000,000  +1,741,493
            mysql   rows read     1,000,000           -           -
            mysql   bad rows              0           -           -
            mysql   input bytes  61,741,179           -           -

            source  step    published             seconds
            csv     upload  2026-03-02T01:00:00Z      9.7

            table                source  2026-03-02  2026-03-01  difference
            citizens_by_country  csv            249         250          -1
            citizens_by_country  mysql          249           -           -

            fingerprint csv   ff
            fingerprint mysql fd
            csv and mysql differ; equal counts mean that a value differs:
            country  csv  mysql
            Peru      10     11
            NULL       2      2

            report hdfs://vps1:9000/lake/reports/run_date=2026-03-02/report.md"""));
  }

  @Test
  void valuesOfTheDataAreShownAndNotObeyed() {
    DayStatus status =
        new DayStatus(
            LEAST.runDate(),
            null,
            LEAST.sources(),
            List.of(),
            new Reconciliation(
                false, "country", List.of(new Difference("\"Đ\n\u001b[2J\u009b\u202e\"", 1, 2))),
            null);
    assertThat(
        StatusTable.of(status),
        containsString("\n\"Đ\\u000A\\u001B[2J\\u009B\\u202E\"    1      2\n"));
    assertThat(
        StatusJson.of(status),
        containsString("\"group\":\"\\\"\\u0110\\n\\u001B[2J\\u009B\\u202E\\\"\""));
  }

  @Test
  void tableSaysWhatHasNotRun() {
    String table = StatusTable.of(LEAST);
    assertThat(table, containsString("source  figure       2026-03-02  no day before  difference"));
    assertThat(
        table,
        containsString(
            "fingerprint csv   ff\nnot compared with another source since the load\n\n"
                + "report not written since the load"));
  }

  @Test
  void tableShowsTwentyDifferencesAndCountsTheOthers() {
    List<Difference> many =
        IntStream.rangeClosed(1, 23).mapToObj(i -> new Difference("group " + i, 1, 2)).toList();
    DayStatus status =
        new DayStatus(
            LEAST.runDate(),
            null,
            LEAST.sources(),
            List.of(),
            new Reconciliation(false, "country", many),
            null);
    assertThat(
        StatusTable.of(status),
        containsString("group 20    1      2\n3 more in citizens.reconciliation_difference\n"));
  }
}
