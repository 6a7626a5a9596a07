package dev.citizens.job;

import dev.citizens.failures.Printable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path, or another text, that may be another one every day: {@code {runDate}} stands for the
 * business day, as {@code 2026-03-01}, and {@code {runDate:yyyyMMdd}} for {@code 20260301}. All
 * other braces are characters of names. {@code citizens_steps/dated_path.py} reads paths in the
 * same way.
 *
 * @param text as in the job file
 */
public record DatedPath(String text) {
  /** Like a place for the day, whether or not it is one. */
  private static final Pattern LIKE_PLACE =
      Pattern.compile("\\{\\s*run[ _-]?date[^}]*}?", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE = Pattern.compile("\\{runDate(?::([^{}]*[A-Za-z][^{}]*))?}");

  private static final String DEFAULT_FORM = "yyyy-MM-dd";

  /** A letter as often as it stands there. */
  private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\1*");

  /**
   * A path with its places for the day, if it has any.
   *
   * @throws IllegalArgumentException if one is not possible; its message is a phrase
   */
  public DatedPath {
    Matcher places = LIKE_PLACE.matcher(text);
    while (places.find()) {
      Matcher place = PLACE.matcher(places.group());
      if (!place.matches() || !LETTERS.matcher(form(place)).results().allMatch(DatedPath::isPart)) {
        throw new IllegalArgumentException(
            "has %s; the day is written {runDate}, which is 2026-03-01, or as {runDate:yyyyMMdd}, of yyyy, yy, MM, M, dd, d and what is no letter"
                .formatted(Printable.of(places.group())));
      }
    }
  }

  /** Whether a name would be taken for one with the day, or for a mistake in one. */
  public static boolean isMeant(String name) {
    return LIKE_PLACE.matcher(name).find();
  }

  /** Whether a day in it is more than one number or part of a name, if it stands in SQL. */
  boolean isArithmetic() {
    return PLACE.matcher(text).results().anyMatch(place -> !form(place).matches("\\w+"));
  }

  /** The path of that day. */
  public String on(LocalDate day) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(written(form(place), day)));
  }

  private static String form(MatchResult place) {
    return place.group(1) == null ? DEFAULT_FORM : place.group(1);
  }

  private static String written(String form, LocalDate day) {
    return LETTERS.matcher(form).replaceAll(letters -> part(letters.group(), day));
  }

  private static boolean isPart(MatchResult letters) {
    return !part(letters.group(), LocalDate.EPOCH).isEmpty();
  }

  /** A part of a day; empty if the letters mean none. */
  private static String part(String letters, LocalDate day) {
    return switch (letters) {
      case "yyyy" -> padded("%04d", day.getYear());
      case "yy" -> padded("%02d", day.getYear() % 100);
      case "MM" -> padded("%02d", day.getMonthValue());
      case "M" -> padded("%d", day.getMonthValue());
      case "dd" -> padded("%02d", day.getDayOfMonth());
      case "d" -> padded("%d", day.getDayOfMonth());
      default -> "";
    };
  }

  private static String padded(String format, int number) {
    return String.format(Locale.ROOT, format, number);
  }
}
