package dev.citizens.extract.split;

/** Names of tables and columns in MySQL's SQL. */
public final class SqlName {
  private SqlName() {}

  /** The name in backticks, whatever is in it. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
