package dev.citizens.failures;

import java.util.Set;

/** What kind of fault an SQL server reports: docs/decisions/0014 has the table. */
enum SqlKind {
  /** The server refuses the data: permanent. */
  DATA,
  /** A name, a right or a setting is wrong: permanent. */
  SETTING,
  /** The server cannot now, or it is not known what it means: transient. */
  SERVER;

  /** Data exception, integrity, trigger, check option, limits of the program, PL/pgSQL's RAISE. */
  private static final Set<String> DATA_CLASSES = Set.of("21", "22", "23", "27", "44", "54", "P0");

  /**
   * Unknown catalog or schema, name or right, what the server cannot do at all, a transaction that
   * may only read, an attribute of the URL.
   */
  private static final Set<String> SETTING_CLASSES = Set.of("0A", "3D", "3F", "42", "F0");

  private static final Set<String> SETTING_STATES = Set.of("25006", "01S00", "S1009");

  /** MySQL's errors without a state of their own (HY000): values, truncation, no such function. */
  private static final Set<Integer> MYSQL_DATA = Set.of(1265, 1292, 1366, 1406, 1411, 3140, 3156);

  /** Unknown variable, missing privilege, no database, read-only server, unknown character set. */
  private static final Set<Integer> MYSQL_SETTING = Set.of(1046, 1115, 1193, 1227, 1231, 1290);

  /** Faults of the statement, in a class of the data's: different numbers of columns. */
  private static final Set<Integer> MYSQL_STATEMENT = Set.of(1222, 1241);

  /**
   * The kind by the state, else by MySQL's number.
   *
   * @param state null if the driver has none
   */
  static SqlKind of(String state, int vendorCode) {
    String known = state == null || state.length() < 2 ? "HY000" : state;
    String category = known.substring(0, 2);
    if (known.startsWith("21") && MYSQL_STATEMENT.contains(vendorCode)) {
      return SETTING;
    }
    if (DATA_CLASSES.contains(category)) {
      return DATA;
    }
    if (SETTING_CLASSES.contains(category) || SETTING_STATES.contains(known)) {
      return SETTING;
    }
    if (known.equals("HY000") && MYSQL_DATA.contains(vendorCode)) {
      return DATA;
    }
    return known.equals("HY000") && MYSQL_SETTING.contains(vendorCode) ? SETTING : SERVER;
  }
}
