package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StepHelpTest {
  static final List<String> STEPS = Steps.NAMES;

  @Test
  void theHelpOfAStepIsExactlyThis() {
    assertThat(
        help("sample"),
        is(
            """
            scripts/citizens sample [FILE] [--option=value ...]

            Shows a file's first rows, typed, and its first bad ones.

            The data
              --job=PATH                    A job file by whose columns the file is read.
              --dataset=NAME                Which of its data sets.
              --runDate=YYYY-MM-DD          The day, if the name of its file has {runDate}. Default: today.

            What comes out
              --progress=auto|bar|lines|json|none
                                            How a long step tells on standard error how far it is: bar (of a
                                            terminal), lines (one in 10 s), json or none. Default: bar on a
                                            terminal, else lines.

            Exit status
              0    done
              2    a wrong option, job file, name, right or installation
              10   the day's input is not there yet, or changed while it was read
              11   the input is not acceptable
              12   two sources that should agree do not
              20   MySQL failed
              21   HDFS failed
              22   PostgreSQL failed
              23   Spark failed
              30   anything else; the log has more
              143  stopped by a signal
              More: docs/operations.md
            """));
  }

  @Test
  void anOptionHasItsDefaultAndItsVariable() {
    assertThat(
        help("report"),
        containsString(
            """

            The warehouse
              --warehousePasswordFile=PATH  A file of mode 0600 with the warehouse's password, instead of
                                            CITIZENS_WAREHOUSE_PASSWORD.
                                            CITIZENS_WAREHOUSE_PASSWORD_FILE
              --warehouseUrl=URL            jdbc:postgresql://HOST:5432/DATABASE. The password is in
                                            CITIZENS_WAREHOUSE_PASSWORD.
                                            CITIZENS_WAREHOUSE_URL
              --warehouseUser=NAME          The PostgreSQL user.
                                            Default: citizens
                                            CITIZENS_WAREHOUSE_USER
            """));
  }

  @Test
  void anOptionOfTheLauncherHasNoVariable() {
    assertThat(
        help("report"),
        containsString(
            """
                                            CITIZENS_METRICS_FILE
              --open                        Opens the page in a browser: the file of --output, else one in a
                                            temporary folder.
              --output=PATH                 A file on this host for the HTML report too. Default: only the
            """));
    assertThat(help("daily"), not(containsString("--open")));
  }

  @Test
  void aStepHasNoOptionsOfOthers() {
    assertThat(help("report"), not(containsString("--mysqlUrl")));
    assertThat(help("report"), not(containsString("--airflow")));
    assertThat(help("extract"), not(containsString("--csv")));
    assertThat(help("extract"), containsString("\n  --limit=N  "));
    assertThat(help("daily"), not(containsString("--limit")));
    assertThat(help("status"), containsString("\n  --json  "));
  }

  @ParameterizedTest
  @FieldSource("STEPS")
  void everyOptionIsDescribedInLinesThatFit(String step) {
    assertThat(
        StepOption.of(step).stream().map(StepOption::description).toList(),
        everyItem(is(not(blankString()))));
    assertThat(
        help(step).lines().map(String::length).toList(), everyItem(is(lessThanOrEqualTo(100))));
  }

  /** So that an option, or a step, that is new can't be left out. */
  @Test
  void everyStepAndOptionIsInTheHelp() {
    assertThat(StepSummary.ALL.stream().map(StepSummary::name).toList(), is(Steps.NAMES));
    Set<String> flags = new TreeSet<>();
    for (String step : Steps.NAMES) {
      StepOption.of(step)
          .forEach(
              option -> flags.add(option.flag().replaceFirst("^--", "").replaceFirst("=.*", "")));
    }
    flags.removeAll(Set.of("stdout", "tables", "excludeTables")); // of init only
    flags.remove("open"); // of the launcher
    assertThat(flags, is(OptionLayers.NAMES));
  }

  private static String help(String step) {
    return StepHelp.of(
        StepSummary.ALL.stream()
            .filter(each -> each.name().equals(step))
            .findFirst()
            .orElseThrow());
  }
}
