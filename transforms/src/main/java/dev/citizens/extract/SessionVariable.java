package dev.citizens.extract;

import java.math.BigDecimal;
import java.util.List;

/**
 * A variable of a session of MySQL or MariaDB, and what it must be.
 *
 * @param value as it is set, and read back
 * @param versions how comments begin that only servers with this variable take as SQL; none if all
 *     have it
 */
record SessionVariable(String name, String value, List<String> versions) {
  static final String MYSQL_8 = "/*!80000";
  static final String MARIADB_10_3_4 = "/*M!100304";
  static final String MARIADB_11_1_1 = "/*M!110101";

  private static final String NUMBER = "[0-9]+([.][0-9]+)?";

  static SessionVariable of(String name, String value, String... versions) {
    return new SessionVariable(name, value, List.of(versions));
  }

  /** For the list of a {@code SET}. */
  String assignment() {
    boolean isWord = value.matches(NUMBER) || value.equals("DEFAULT");
    return inList("@@SESSION.%s = %s".formatted(name, isWord ? value : "'" + value + "'"));
  }

  /** For the list of a {@code SELECT}. */
  String column() {
    return inList("@@SESSION.%1$s AS %1$s".formatted(name));
  }

  private String inList(String element) {
    StringBuilder sql = new StringBuilder(versions.isEmpty() ? ", " + element : "");
    versions.forEach(version -> sql.append(version).append(" , ").append(element).append(" */ "));
    return sql.toString();
  }

  /** Whether this text, as it was read, is the value. */
  boolean is(String read) {
    boolean areNumbers = value.matches(NUMBER) && read.matches(NUMBER); // 0 may be read as 0.000
    return areNumbers
        ? new BigDecimal(value).compareTo(new BigDecimal(read)) == 0
        : value.equals(read);
  }
}
