package dev.citizens.failures;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * The text of a failure that nobody knows, without what may be a value of the data: libraries quote
 * what they could not read.
 */
public final class DataFree {
  private static final int MOST_CHARACTERS = 300;

  /** From the first quote to the last: a value may hold quotes itself. */
  private static final Pattern QUOTED = Pattern.compile("([\"'`]).*\\1", Pattern.DOTALL);

  private DataFree() {}

  /** Class and message on one line; of an SQL failure its SQLSTATE instead of the message. */
  public static String text(Throwable thrown) {
    String name = thrown.getClass().getName();
    if (thrown instanceof SQLException sql) {
      return name + ": SQLSTATE " + sql.getSQLState();
    }
    String message = thrown.getMessage();
    if (message == null || message.isEmpty()) {
      return name;
    }
    String line = message.lines().findFirst().orElse("");
    String free = QUOTED.matcher(message).find() ? unquoted(message) : line;
    return name + ": " + Printable.of(free, MOST_CHARACTERS);
  }

  private static String unquoted(String message) {
    return QUOTED.matcher(message).replaceAll("$1…$1").lines().findFirst().orElse("");
  }

  /** The stack trace with {@link #text} instead of messages, for the log. */
  public static String stackTrace(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    String label = "";
    for (Throwable cause : Causes.of(thrown)) {
      trace.append(label).append(text(cause)).append('\n');
      for (StackTraceElement frame : cause.getStackTrace()) {
        trace.append("\tat ").append(frame).append('\n');
      }
      label = "Caused by: ";
    }
    return trace.toString();
  }
}
