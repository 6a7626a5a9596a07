package dev.citizens.report;

import dev.citizens.failures.Printable;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Values as people read them, the same in all languages and zones. */
public final class Shown {
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_OF_LABEL = 40;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** Less would be 0.0 MB. */
  private static final long LEAST_MEGABYTES = 50_000;

  private static final double MILLIS_PER_SECOND = 1e3;

  private Shown() {}

  /**
   * A value of a result: counts with their thousands apart, texts up to 200 characters; NULL and
   * the empty string, which are none to be seen, as SQL and CSV write them.
   */
  public static String value(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value.equals("")) {
      return "\"\"";
    }
    return value instanceof Long number ? number(number) : text(value.toString());
  }

  /** Whether a value is shown by a word that stands for it. */
  public static boolean isNone(@Nullable Object value) {
    return value == null || value.equals("");
  }

  /** Text from outside, on one line. */
  public static String text(String text) {
    return Printable.of(text, MOST_CHARACTERS);
  }

  /** The same text as it is, as far as {@link #text} shows it. */
  public static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
  }

  /** The beginning of a text, for a place where there is little room. */
  public static String label(String text) {
    return Printable.of(text, MOST_OF_LABEL);
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number in few characters, such as {@code 1.5M}. */
  public static String compact(double number) {
    double size = Math.abs(number);
    if (size >= 1e9) {
      return trimmed(number / 1e9) + "G";
    }
    if (size >= 1e6) {
      return trimmed(number / 1e6) + "M";
    }
    return size >= 1e4 ? trimmed(number / 1e3) + "k" : trimmed(number);
  }

  private static String trimmed(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** What a figure has changed by, such as {@code +1,000 (+0.1 %)}. */
  public static String change(long now, long before) {
    String difference = String.format(Locale.ROOT, "%+,d", now - before);
    return now == before || before == 0
        ? difference
        : difference + String.format(Locale.ROOT, " (%+.1f %%)", (now - before) * 100.0 / before);
  }

  /** Such as {@code 70 bytes} or {@code 5,760.0 MB}. */
  public static String bytes(long bytes) {
    if (bytes < LEAST_MEGABYTES) {
      return number(bytes) + (bytes == 1 ? " byte" : " bytes");
    }
    return String.format(Locale.ROOT, "%,.1f MB", bytes / BYTES_PER_MEGABYTE);
  }

  public static String seconds(long millis) {
    return String.format(Locale.ROOT, "%,.1f", millis / MILLIS_PER_SECOND);
  }

  /** How many a second; a dash if it took no time that could be measured. */
  public static String perSecond(long number, long millis) {
    return millis == 0 ? "–" : number(Math.round(number * MILLIS_PER_SECOND / millis));
  }
}
