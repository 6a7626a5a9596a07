package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.extract.MySqlSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The session is as an extract needs it, which each connection sees to; and what the server gives
 * to others does not change or cut what they read.
 */
final class SessionCheck extends MySqlCheck {
  private static final String NO_LIMIT = "18446744073709551615";

  /** Server defaults that change what a plain query returns. */
  private static final Map<String, Predicate<String>> CHANGES = new LinkedHashMap<>();

  static {
    CHANGES.put("sql_select_limit", limit -> !limit.equals(NO_LIMIT));
    CHANGES.put("sql_mode", SessionCheck::changesValues);
    CHANGES.put("sql_auto_is_null", "1"::equals);
    CHANGES.put("transaction_isolation", "READ-UNCOMMITTED"::equals);
    CHANGES.put("system_versioning_asof", moment -> !moment.equals("DEFAULT"));
  }

  SessionCheck(Supplier<MySqlSource> source) {
    super("mysql session", source, CONNECT);
  }

  private static boolean changesValues(String mode) {
    return mode.contains("PAD_CHAR_TO_FULL_LENGTH") || mode.contains("EMPTY_STRING_IS_NULL");
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    List<String> changing = new ArrayList<>();
    serverDefaults()
        .forEach(
            (name, value) -> {
              if (CHANGES.getOrDefault(name, any -> false).test(value)) {
                changing.add(name + "=" + value);
              }
            });
    return changing.isEmpty()
        ? Finding.ok("set and read back; no default of the server would change what is read")
        : Finding.warn(
            "the server gives %s; an extract sets its own, other clients read less or other data"
                .formatted(String.join(", ", changing)),
            "MySQL's administrator: look at the option file, SET PERSIST and init_connect");
  }
}
