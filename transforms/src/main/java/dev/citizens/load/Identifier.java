package dev.citizens.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names of things in PostgreSQL. */
public final class Identifier {
  /** Of all names; what is behind would be cut off. */
  static final int MOST_BYTES = 63;

  private static final int HASH_CHARACTERS = 8;
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Identifier() {}

  /** As SQL takes any name. */
  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A table or view of the results and the ledger, as SQL takes it. */
  public static String published(String name) {
    return WarehouseSchema.PUBLISHED + "." + quoted(name);
  }

  /** The same for people: without quotes where it means the same. */
  static String shown(String name) {
    return WarehouseSchema.PUBLISHED + "." + (PLAIN.matcher(name).matches() ? name : quoted(name));
  }

  /** A text as a literal of SQL, where a parameter is not allowed. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static boolean isTooLong(String name) {
    return bytes(name) > MOST_BYTES;
  }

  /** The view of the last day of a result's table. */
  static String latest(String table) {
    return derived("latest_", table, "");
  }

  /** The index that keeps groups of a result's table apart. */
  static String once(String table) {
    return derived("", table, "_once");
  }

  /** The partition of a day of a mirrored table. */
  static String day(String table, LocalDate runDate) {
    return derived("", table, "_" + runDate.toString().replace("-", ""));
  }

  /** Whether a name is that of a day's partition of a mirrored table. */
  static boolean isDayOf(String table, String name) {
    return name.matches(".*_[0-9]{8}")
        && name.equals(derived("", table, name.substring(name.length() - 9)));
  }

  /**
   * A name made of another: always the same of the same. A long one ends with a part of its hash,
   * so that two that begin alike do not clash.
   */
  private static String derived(String prefix, String name, String suffix) {
    if (!isTooLong(prefix + name + suffix)) {
      return prefix + name + suffix;
    }
    String hash =
        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().substring(0, HASH_CHARACTERS);
    String end = "_" + hash + suffix;
    String beginning = name;
    while (isTooLong(prefix + beginning + end)) {
      beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
    }
    return prefix + beginning + end;
  }

  private static int bytes(String name) {
    return name.getBytes(UTF_8).length;
  }
}
