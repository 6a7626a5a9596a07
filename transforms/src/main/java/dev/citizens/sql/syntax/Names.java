package dev.citizens.sql.syntax;

import java.util.regex.Pattern;

/** Names as they are written: in double quotes, or plain. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private Names() {}

  /** Whether a name is written as PostgreSQL and DuckDB take one. */
  static boolean isName(String written) {
    return isQuoted(written) || PLAIN.matcher(written).matches();
  }

  /** The name itself. */
  static String unquoted(String written) {
    return isQuoted(written)
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written;
  }

  /** Whether it stands in quotes. */
  static boolean isQuoted(String written) {
    return written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
  }
}
