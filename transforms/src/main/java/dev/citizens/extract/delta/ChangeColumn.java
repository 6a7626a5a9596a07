package dev.citizens.extract.delta;

import dev.citizens.extract.split.SqlName;
import dev.citizens.failures.Printable;
import dev.citizens.job.Overlap;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The column whose value grows with each change of a row.
 *
 * @param name as the server has it
 */
public record ChangeColumn(String name, Kind kind) implements Serializable {
  private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** What its values are. */
  public enum Kind {
    NUMBER,
    DATE,
    /** A date with a time of day. */
    MOMENT
  }

  /**
   * Of a column that can be one.
   *
   * @param serverType as in its definition, such as {@code bigint(20) unsigned}
   */
  public static Optional<ChangeColumn> of(String name, String serverType) {
    String word = serverType.toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*", "");
    Kind kind =
        switch (word) {
          case "tinyint", "smallint", "mediumint", "int", "bigint" -> Kind.NUMBER;
          case "date" -> Kind.DATE;
          case "datetime", "timestamp" -> Kind.MOMENT;
          default -> null;
        };
    return Optional.ofNullable(kind).map(known -> new ChangeColumn(name, known));
  }

  /** Whether the overlap can be taken from its values. */
  public boolean takes(Overlap overlap) {
    return kind == Kind.NUMBER ? overlap.isOfNumbers() : overlap.isOfTimes();
  }

  /** What is taken if the job file does not say. */
  public Overlap usualOverlap() {
    return kind == Kind.NUMBER ? Overlap.TEN_THOUSAND : Overlap.AN_HOUR;
  }

  /**
   * What is selected for the largest value of a table. A time that is still to come is none, or the
   * changes until then would not be seen.
   */
  String largest() {
    String largest = "MAX(" + SqlName.quoted(name) + ")";
    return switch (kind) {
      case NUMBER -> largest;
      case DATE -> "LEAST(" + largest + ", CURDATE())";
      case MOMENT -> "LEAST(" + largest + ", NOW(6))";
    };
  }

  /**
   * Which rows may have changed since: a condition in parentheses.
   *
   * @param watermark the largest value that was seen, as it was read
   * @return empty if that is no value from which can be gone on, such as {@code 0000-00-00}
   */
  public Optional<String> since(String watermark, Overlap overlap) {
    try {
      String quoted = SqlName.quoted(name);
      return Optional.of(
          "(%s >= %s OR %s IS NULL)".formatted(quoted, from(watermark, overlap), quoted));
    } catch (DateTimeException | NumberFormatException noValue) {
      return Optional.empty();
    }
  }

  /**
   * Whether a largest value is no smaller than an earlier one, as it must be of a column that
   * grows.
   *
   * @param now as it was read; null if no row has one
   */
  public boolean hasReached(@Nullable String now, String before) {
    if (now == null) {
      return false;
    }
    try {
      return kind == Kind.NUMBER
          ? new BigInteger(now).compareTo(new BigInteger(before)) >= 0
          : !moment(now).isBefore(moment(before));
    } catch (DateTimeException | NumberFormatException noValue) {
      return false;
    }
  }

  private LocalDateTime moment(String value) {
    return kind == Kind.DATE
        ? LocalDate.parse(value).atStartOfDay()
        : LocalDateTime.parse(value.replace(' ', 'T'));
  }

  private String from(String watermark, Overlap overlap) {
    if (kind == Kind.NUMBER) {
      return new BigInteger(watermark).subtract(BigInteger.valueOf(overlap.amount())).toString();
    }
    LocalDateTime seen = moment(watermark);
    ChronoUnit unit = overlap.unit() == null ? ChronoUnit.SECONDS : overlap.unit();
    LocalDateTime wanted = seen.minus(overlap.amount(), unit);
    LocalDateTime from = wanted.isBefore(FIRST) ? FIRST : wanted;
    // A date is compared as its first moment, and a row of it may have changed at its last one.
    return kind == Kind.DATE ? "'" + from.toLocalDate() + "'" : "'" + MOMENT.format(from) + "'";
  }

  /** The name, for people. */
  @Override
  public String toString() {
    return Printable.of(name);
  }
}
