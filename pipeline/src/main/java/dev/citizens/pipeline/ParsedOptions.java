package dev.citizens.pipeline;

import dev.citizens.extract.ReadLimits;
import dev.citizens.failures.StepFailure;
import dev.citizens.pipeline.progress.ProgressStyle;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Options from their texts, and complaints in terms of what was typed. */
final class ParsedOptions {
  private static final Pattern UNKNOWN_OPTION =
      Pattern.compile("missing a property named '(\\w+)'(?:\\. Did you mean '(\\w+)')?");

  /** What {@code --progress} is if nobody says another. */
  static final String AUTO = "auto";

  /** What the launcher sets if standard error is a terminal. */
  private static final String TERMINAL = "CITIZENS_TERMINAL";

  private ParsedOptions() {}

  /**
   * Parses arguments.
   *
   * @throws StepFailure with status 2 if Beam does not know an option, or its value is none
   */
  static CitizensOptions of(List<String> args) {
    try {
      return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new))
          .withValidation()
          .as(CitizensOptions.class);
    } catch (IllegalArgumentException e) {
      throw StepFailure.wrongUse(explained(e));
    }
  }

  /** Beam's word for an option that it does not know, in terms of what was typed. */
  private static String explained(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    Matcher unknown = UNKNOWN_OPTION.matcher(message);
    String mistake = message;
    if (unknown.find()) {
      String similar = unknown.group(2) == null ? "" : ", did you mean --" + unknown.group(2) + "?";
      mistake = "--" + unknown.group(1) + " is not an option" + similar;
    }
    return mistake + "; scripts/citizens STEP --help lists the options";
  }

  /**
   * The business day of a run that started at that moment.
   *
   * @throws StepFailure with status 2 if day or zone are none, or the day is later than tomorrow: a
   *     table that keeps the newest days would take no other until then
   */
  static LocalDate runDate(CitizensOptions options, Instant started) {
    return runDate(options.getRunDate(), options.getZone(), started);
  }

  /**
   * The same by the texts of both options.
   *
   * @param given null: today
   */
  static LocalDate runDate(@Nullable String given, String zoneName, Instant started) {
    LocalDate today = LocalDate.ofInstant(started, zone(zoneName));
    LocalDate day = given == null ? today : day(given);
    if (day.isAfter(today.plusDays(1))) {
      throw StepFailure.wrongUse(
          "--runDate=%s is still to come; today is %s in %s, and a day may be tomorrow at most"
              .formatted(given, today, zoneName));
    }
    return day;
  }

  private static LocalDate day(String given) {
    try {
      return LocalDate.parse(given);
    } catch (DateTimeException e) {
      throw StepFailure.wrongUse("--runDate=" + given + " is not a day; it must be YYYY-MM-DD");
    }
  }

  /** When a business day begins in the zone of the options, which is one. */
  static Instant beginOf(LocalDate runDate, CitizensOptions options) {
    return runDate.atStartOfDay(zone(options.getZone())).toInstant();
  }

  /**
   * How it is told how far a step is: as the option says, else by a bar on a terminal and by lines
   * elsewhere.
   *
   * @param name of the option, or auto
   * @throws StepFailure with status 2 if there is no such way
   */
  static ProgressStyle progressStyle(String name, Map<String, String> environment) {
    if (name.equals(AUTO)) {
      return environment.containsKey(TERMINAL) ? ProgressStyle.BAR : ProgressStyle.LINES;
    }
    return ProgressStyle.of(name)
        .orElseThrow(
            () ->
                StepFailure.wrongUse(
                    "--progress=%s must be auto, %s"
                        .formatted(name, String.join(", ", ProgressStyle.words()))));
  }

  /**
   * What an extract may ask of its server.
   *
   * @throws StepFailure with status 2 if that is no number, or too small or large a one
   */
  static ReadLimits readLimits(CitizensOptions options) {
    String connections = options.getMaxConnections();
    String rows = options.getMaxRowsPerSecond();
    int mostRows = rows == null ? 0 : NumberOption.MAX_ROWS_PER_SECOND.parse(rows);
    int mostConnections =
        connections == null
            ? mostRows == 0 ? 0 : 1
            : NumberOption.MAX_CONNECTIONS.parse(connections);
    return new ReadLimits(mostConnections, mostRows);
  }

  /**
   * How many rows of a table are shown at most, of an option that is given.
   *
   * @throws StepFailure with status 2 if that is no number, or too small or large a one
   */
  static int limit(CitizensOptions options) {
    return NumberOption.LIMIT.parse(options.getLimit());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw StepFailure.wrongUse(
          "--zone=" + name + " is not a time zone; give a name such as Asia/Ho_Chi_Minh");
    }
  }
}
