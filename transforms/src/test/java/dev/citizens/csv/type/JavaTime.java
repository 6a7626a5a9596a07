package dev.citizens.csv.type;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What java.time makes of texts, in canonical form; null of others. */
final class JavaTime {
  private static final DateTimeFormatter DATE = formatter("uuuu-MM-dd");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm[:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, true)
          .optionalEnd()
          .appendPattern("]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final List<DateTimeFormatter> ZONES =
      Stream.of("+HH:MM", "+HHMM", "+HH")
          .map(
              pattern ->
                  new DateTimeFormatterBuilder()
                      .appendOffset(pattern, "Z")
                      .toFormatter(Locale.ROOT))
          .toList();
  private static final DateTimeFormatter CANONICAL_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private JavaTime() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static String date(String text) {
    LocalDate date = localDate(text);
    return date == null ? null : text;
  }

  private static LocalDate localDate(String text) {
    try {
      LocalDate date = text.matches("\\d.*") ? LocalDate.parse(text, DATE) : null;
      return date == null || date.getYear() < 1 || date.getYear() > 9999 ? null : date;
    } catch (DateTimeException none) {
      return null;
    }
  }

  static String time(String text) {
    LocalTime time = localTime(text);
    return time == null ? null : CANONICAL_TIME.format(time);
  }

  private static LocalTime localTime(String text) {
    try {
      return LocalTime.parse(text.replaceFirst("(\\.\\d{6})0+$", "$1"), TIME);
    } catch (DateTimeException none) {
      return null;
    }
  }

  static String timestamp(String text) {
    if (!text.matches(".{10}[T ].*")) {
      return null;
    }
    String behind = text.substring(11);
    String clock = behind.replaceFirst("[Z+-].*$", "");
    LocalDate date = localDate(text.substring(0, 10));
    LocalTime time = localTime(clock);
    ZoneOffset zone = zone(behind.substring(clock.length()));
    if (date == null || time == null || zone == null) {
      return null;
    }
    OffsetDateTime utc = OffsetDateTime.of(date, time, zone).withOffsetSameInstant(ZoneOffset.UTC);
    return utc.getYear() < 1 || utc.getYear() > 9999
        ? null
        : DATE.format(utc) + " " + CANONICAL_TIME.format(utc);
  }

  private static ZoneOffset zone(String text) {
    if (text.isEmpty()) {
      return ZoneOffset.UTC;
    }
    for (DateTimeFormatter zone : ZONES) {
      try {
        return ZoneOffset.from(zone.parse(text));
      } catch (DateTimeException none) {
        // the next form may fit
      }
    }
    return null;
  }
}
