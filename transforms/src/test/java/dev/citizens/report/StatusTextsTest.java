package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
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
              new DatasetStatus(
                  "citizens",
                  new Figures(1_000_010, 10, 61_741_493, "ff"),
                  new Figures(900_000, 12, 60_000_000, "fe"),
                  List.of(
                      new PublishedStep(
                          "upload", Instant.parse("2026-03-02T01:00:00.999Z"), 9_740))),
              new DatasetStatus(
                  "copy", new Figures(1_000_000, 0, 61_741_179, "fd"), null, List.of()),
              new DatasetStatus("plants", null, new Figures(7, 0, 70, "fc"), List.of())),
          List.of(
              new Result("citizens_by_country", "citizens", 249, 250L),
              new Result("citizens_by_country", "copy", 249, null)),
          List.of(
              new Reconciliation(
                  "citizens",
                  "copy",
                  false,
                  "country",
                  List.of(new Difference("Peru", 10, 11), new Difference("", 2, 2))),
              new Reconciliation("copy", "plants", true, "country", List.of())),
          "hdfs://vps1:9000/lake/reports/daily/run_date=2026-03-02/report.md");

  private static final DayStatus LEAST =
      new DayStatus(
          LocalDate.of(2026, 3, 2),
          null,
          List.of(new DatasetStatus("citizens", new Figures(5, 0, 100, "ff"), null, List.of())),
          List.of(),
          List.of(),
          null);

  @Test
  void jsonHasExactlyThisShape() {
    assertThat(
        StatusJson.of(FULL),
        is(
            ("{'runDate':'2026-03-02','previousRunDate':'2026-03-01','datasets':["
                    + "{'dataset':'citizens','loaded':true,'rowsRead':1000010,'badRows':10,"
                    + "'inputBytes':61741493,'fingerprint':'ff','previous':{'rowsRead':900000,"
                    + "'badRows':12,'inputBytes':60000000}},{'dataset':'copy','loaded':true,"
                    + "'rowsRead':1000000,'badRows':0,'inputBytes':61741179,'fingerprint':'fd',"
                    + "'previous':null},{'dataset':'plants','loaded':false,'rowsRead':null,"
                    + "'badRows':null,'inputBytes':null,'fingerprint':null,'previous':"
                    + "{'rowsRead':7,'badRows':0,'inputBytes':70}}],"
                    + "'results':[{'table':'citizens_by_country','dataset':'citizens','rows':249},"
                    + "{'table':'citizens_by_country','dataset':'copy','rows':249}],"
                    + "'reconciliations':[{'left':'citizens','right':'copy','equal':false,"
                    + "'differences':[{'group':'Peru','leftRows':10,'rightRows':11},"
                    + "{'group':'','leftRows':2,'rightRows':2}]},{'left':'copy','right':'plants',"
                    + "'equal':true,'differences':[]}],"
                    + "'report':'hdfs://vps1:9000/lake/reports/daily/run_date=2026-03-02/report.md'}")
                .replace('\'', '"')));
  }

  @Test
  void jsonSaysNullForWhatIsNotThere() {
    assertThat(
        StatusJson.of(LEAST),
        is(
            ("{'runDate':'2026-03-02','previousRunDate':null,'datasets':[{'dataset':'citizens',"
                    + "'loaded':true,'rowsRead':5,'badRows':0,'inputBytes':100,'fingerprint':'ff',"
                    + "'previous':null}],'results':[],'reconciliations':[],'report':null}")
                .replace('\'', '"')));
  }

  @Test
  void tableShowsEverything() {
    assertThat(
        StatusTable.of(FULL),
        is(
            """
            dataset   figure       2026-03-02  2026-03-01  difference
            citizens  rows read     1,000,010     900,000    +100,010
            citizens  bad rows             10          12          -2
            citizens  input bytes  61,741,493  60,000,000  +1,741,493
            copy      rows read     1,000,000           -           -
            copy      bad rows              0           -           -
            copy      input bytes  61,741,179           -           -
            plants    not loaded            -           -           -

            dataset   step    published             seconds
            citizens  upload  2026-03-02T01:00:00Z      9.7

            table                dataset   2026-03-02  2026-03-01  difference
            citizens_by_country  citizens         249         250          -1
            citizens_by_country  copy             249           -           -

            dataset   fingerprint
            citizens  ff
            copy      fd
            plants    -
            citizens and copy differ; equal counts mean that a value differs:
            country  citizens  copy
            Peru           10    11
            NULL            2     2
            copy and plants have the same rows

            report hdfs://vps1:9000/lake/reports/daily/run_date=2026-03-02/report.md"""));
  }

  @Test
  void valuesOfTheDataAreShownAndNotObeyed() {
    DayStatus status =
        new DayStatus(
            LEAST.runDate(),
            null,
            LEAST.datasets(),
            List.of(),
            List.of(
                new Reconciliation(
                    "a",
                    "b",
                    false,
                    "country",
                    List.of(new Difference("\"Đ\n\u001b[2J\u009b\u202e\"", 1, 2)))),
            null);
    assertThat(
        StatusTable.of(status), containsString("\n\"Đ\\u000A\\u001B[2J\\u009B\\u202E\"  1  2\n"));
    assertThat(
        StatusJson.of(status),
        containsString("\"group\":\"\\\"\\u0110\\n\\u001B[2J\\u009B\\u202E\\\"\""));
  }

  @Test
  void tableSaysWhatHasNotRun() {
    String table = StatusTable.of(LEAST);
    assertThat(
        table, containsString("dataset   figure       2026-03-02  no day before  difference"));
    assertThat(
        table,
        containsString(
            "citizens  ff\nnothing was compared since the load\n\n"
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
            LEAST.datasets(),
            List.of(),
            List.of(new Reconciliation("a", "b", false, "country", many)),
            null);
    assertThat(
        StatusTable.of(status),
        containsString("group 20  1  2\n3 more in citizens.reconciliation_difference\n"));
  }
}
