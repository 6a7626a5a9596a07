package dev.citizens.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.citizens.failures.Printable;
import dev.citizens.report.Shown;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Texts that the page shows in other characters, such as {@code \\u000A} for a line break, as they
 * are, for the CSV files that the page saves.
 */
public final class ExactText {
  /** Without any character that is not to be seen, whatever the text has. */
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private ExactText() {}

  /**
   * The text in JSON, as long as it is shown; null if it is shown as it is.
   *
   * @param value of a result
   */
  public static @Nullable String of(@Nullable Object value) {
    if (!(value instanceof String text) || text.equals(Printable.of(text))) {
      return null;
    }
    try {
      return JSON.writeValueAsString(Shown.cut(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a string has no parts that could fail
    }
  }
}
