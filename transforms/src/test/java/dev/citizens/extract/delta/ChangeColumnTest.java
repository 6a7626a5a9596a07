package dev.citizens.extract.delta;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.job.Overlap;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeColumnTest {
  private static final Overlap NONE = new Overlap(0, null);

  private static String from(String serverType, String watermark, Overlap overlap) {
    return ChangeColumn.of("c", serverType)
        .orElseThrow()
        .since(watermark, overlap)
        .map(sql -> sql.replaceFirst("^\\(`c` >= (.*) OR `c` IS NULL\\)$", "$1"))
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "datetime    | 2026-03-01 08:00:00        | 1 | HOURS   | '2026-03-01 07:00:00.000000'",
        "datetime(6) | 2026-03-01 00:00:00.000001 | 1 | SECONDS | '2026-02-28 23:59:59.000001'",
        "timestamp   | 2024-03-01 00:30:00.5      | 1 | DAYS    | '2024-02-29 00:30:00.500000'",
        "date        | 2026-03-01                 | 0 | HOURS   | '2026-03-01'",
        "date        | 2026-03-01                 | 1 | SECONDS | '2026-02-28'",
        "datetime    | 0001-01-02 00:00:00        | 9 | DAYS    | '0001-01-01 00:00:00.000000'",
      })
  void anOverlapOfTimeIsTaken(
      String type, String watermark, long amount, ChronoUnit unit, String from) {
    assertThat(from(type, watermark, new Overlap(amount, unit)), is(from));
  }

  @Test
  void anOverlapOfNumbersIsTakenWhateverTheirSize() {
    assertThat(
        from("bigint(20) unsigned", "18446744073709551615", new Overlap(5, null)),
        is("18446744073709551610"));
    assertThat(from("int(11)", "3", new Overlap(10, null)), is("-7"));
    assertThat(from("tinyint(4)", "-128", NONE), is("-128"));
  }

  @Test
  void nothingGoesOnFromAZeroDate() {
    assertThat(from("datetime", "0000-00-00 00:00:00", NONE), is("nothing"));
    assertThat(from("date", "2026-00-10", NONE), is("nothing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint(20)  | 1000                  | 999                        | true",
        "bigint(20)  | 999                   | 1000                       | false",
        "int(11)     | -2                    | -10                        | true",
        "date        | 2026-03-01            | 2026-03-01                 | true",
        "date        | 2026-02-28            | 2026-03-01                 | false",
        "datetime(6) | 2026-03-01 10:00:00   | 2026-03-01 10:00:00.000000 | true",
        "datetime    | 2026-03-01 10:00:00.4 | 2026-03-01 10:00:00.500    | false",
        "datetime    | 0000-00-00 00:00:00   | 2026-03-01 10:00:00        | false",
        "datetime    |                       | 2026-03-01 10:00:00        | false",
      })
  void aLargestValueThatWentBackIsNoticedByValueAndNotByText(
      String type, String now, String before, boolean hasReached) {
    assertThat(ChangeColumn.of("c", type).orElseThrow().hasReached(now, before), is(hasReached));
  }

  @ParameterizedTest
  @CsvSource({"varchar(20)", "time", "year(4)", "'decimal(10,0)'", "double", "point"})
  void valuesOfOtherTypesDoNotGrow(String type) {
    assertThat(ChangeColumn.of("c", type), is(Optional.empty()));
  }

  @Test
  void anOverlapIsOfTimesOrOfNumbers() {
    ChangeColumn number = ChangeColumn.of("c", "int").orElseThrow();
    ChangeColumn moment = ChangeColumn.of("c", "timestamp").orElseThrow();
    assertThat(number.takes(Overlap.AN_HOUR), is(false));
    assertThat(number.takes(Overlap.TEN_THOUSAND), is(true));
    assertThat(moment.takes(Overlap.AN_HOUR), is(true));
    assertThat(moment.takes(Overlap.TEN_THOUSAND), is(false));
    assertThat(moment.takes(NONE), is(true));
  }
}
