package dev.citizens.extract.moment;

import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.SourceMoment.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a server says of its changes at some time. Two of them, one from before the first row is
 * read and one from after the last, tell what changed between.
 *
 * @param position of its log; null if it does not say
 * @param clock the server's, in UTC, to the second
 * @param tables by name in lower case
 */
public record ServerMark(@Nullable String position, String clock, Map<String, TableMark> tables) {
  /**
   * Asks the server.
   *
   * @param names of tables of the connection's database
   * @throws SQLException if the server cannot be asked
   */
  public static ServerMark of(Connection connection, List<String> names) throws SQLException {
    String position = LogPosition.of(connection).orElse(null);
    try (Statement statement = connection.createStatement()) {
      // MySQL shows what it knew a day ago otherwise; MariaDB skips the comment.
      statement.execute(
          "SET @citizens = 0 /*!80000 , SESSION information_schema_stats_expiry = 0 */");
      try (ResultSet clock = statement.executeQuery("SELECT NOW()")) {
        clock.next();
        return new ServerMark(position, clock.getString(1), tables(connection, names));
      }
    }
  }

  private static Map<String, TableMark> tables(Connection connection, List<String> names)
      throws SQLException {
    String sql =
        "SELECT TABLE_NAME, ENGINE, CREATE_OPTIONS, CREATE_TIME, UPDATE_TIME"
            + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (%s)"
                .formatted(String.join(", ", Collections.nCopies(names.size(), "?")));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < names.size(); i++) {
        statement.setString(i + 1, names.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        Map<String, TableMark> tables = new HashMap<>();
        while (rows.next()) {
          String options = String.valueOf(rows.getString(3));
          tables.put(
              rows.getString(1).toLowerCase(Locale.ROOT),
              new TableMark(
                  "InnoDB".equals(rows.getString(2)),
                  options.contains("partitioned"),
                  rows.getString(4),
                  rows.getString(5)));
        }
        return tables;
      }
    }
  }

  /**
   * What is known of a table that was read since.
   *
   * @param after from when it had been read
   */
  public SourceMoment until(ServerMark after, String table) {
    String name = table.toLowerCase(Locale.ROOT);
    TableMark first = tables.getOrDefault(name, TableMark.NONE);
    TableMark last = after.tables.getOrDefault(name, TableMark.NONE);
    Verdict byTime = byTime(first, last);
    boolean isLogged = first.isInnoDb() && last.isInnoDb();
    boolean stands = position != null && position.equals(after.position);
    return isLogged && stands && byTime != Verdict.CHANGED
        ? new SourceMoment(Verdict.ONE_MOMENT, position, clock, after.clock)
        : new SourceMoment(byTime, null, clock, after.clock);
  }

  private Verdict byTime(TableMark first, TableMark last) {
    if (last.updated() == null) {
      return Verdict.NOT_KNOWN; // not changed since the server knows the table, or forgotten
    }
    boolean isLater =
        first.updated() == null
            ? !isLongBefore(last.updated())
            : last.updated().compareTo(first.updated()) > 0;
    if (isLater) {
      return Verdict.CHANGED;
    }
    boolean isSame = last.updated().equals(first.updated());
    boolean isKept = last.isInnoDb() && !last.isPartitioned();
    boolean isAsMade = Objects.equals(last.created(), first.created());
    return isSame && isLongBefore(last.updated()) && isKept && isAsMade
        ? Verdict.UNCHANGED
        : Verdict.NOT_KNOWN;
  }

  /**
   * Whether a change would have another time. A server reads the time of a change from a clock that
   * ticks some hundred times a second, so just after a second begins it may still have the last.
   */
  private boolean isLongBefore(String updated) {
    return time(updated).isBefore(time(clock).minusSeconds(1));
  }

  private static LocalDateTime time(String ofServer) {
    return LocalDateTime.parse(ofServer.replace(' ', 'T'));
  }
}
