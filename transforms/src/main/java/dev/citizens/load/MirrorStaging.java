package dev.citizens.load;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows of a mirrored table wait to be published: a table that becomes the partition of
 * its day, and one that says which ranges of the file are in it. Both have the name of the
 * attempt's staging table with something behind it, and are swept with it.
 *
 * @param attempt the staging table of the results of the same attempt
 */
public record MirrorStaging(StagingTable attempt, MirroredTable table, LocalDate runDate)
    implements Staging, Serializable {
  private static final String OURS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE relation = to_regclass(?) AND pid <> pg_backend_pid() AND usename = current_user
        AND application_name = 'citizens'
      """;

  /** The future partition. */
  String rows() {
    return WarehouseSchema.STAGING + "." + rowsName();
  }

  String rowsName() {
    return attempt.name() + "_rows";
  }

  private String ranges() {
    return attempt.qualifiedName() + "_ranges";
  }

  @Override
  public String qualifiedName() {
    return rows();
  }

  /**
   * With the check by which PostgreSQL knows without a look at the rows that all are of the day.
   */
  @Override
  public void create(Connection connection) throws SQLException {
    String day = Identifier.literal(runDate.toString()) + "::date";
    try (Transaction transaction = Transaction.begin(connection);
        Statement statement = connection.createStatement()) {
      SchemaLock.acquireForTransaction(connection);
      statement.execute(
          "CREATE TABLE %s (%s, CHECK (%s = %s))"
              .formatted(rows(), String.join(", ", table.definitions()), MirroredTable.DAY, day));
      statement.execute(
          "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
              .formatted(rows(), MirroredTable.DAY, day));
      statement.execute(
          "CREATE TABLE "
              + ranges()
              + " (number integer PRIMARY KEY, start_byte bigint NOT NULL, bytes bigint NOT NULL,"
              + " crc32c integer NOT NULL, rows bigint NOT NULL)");
      transaction.commit();
    }
  }

  /** Takes lines of the extracted file, which is CSV as PostgreSQL writes it. */
  String copy() {
    List<String> names =
        table.columns().stream().map(each -> Identifier.quoted(each.name())).toList();
    return "COPY %s (%s) FROM STDIN (FORMAT csv)".formatted(rows(), String.join(", ", names));
  }

  /** Whether a range is in the table, whoever copied it. */
  boolean has(Connection connection, int number) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT FROM " + ranges() + " WHERE number = ?")) {
      query.setInt(1, number);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  /**
   * Notes a range that was copied in the transaction of the connection; waits for another that does
   * the same.
   *
   * @return false if another has: then what was copied must be rolled back
   */
  boolean note(Connection connection, CopiedRange range) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO %s (number, start_byte, bytes, crc32c, rows)".formatted(ranges())
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setInt(1, range.number());
      insert.setLong(2, range.start());
      insert.setLong(3, range.bytes());
      insert.setInt(4, range.crc32c());
      insert.setLong(5, range.rows());
      return insert.executeUpdate() == 1;
    }
  }

  /** All ranges that are in the table, in the order of the file. */
  public List<CopiedRange> copied(Connection connection) throws SQLException {
    List<CopiedRange> copied = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT number, start_byte, bytes, crc32c, rows FROM %s ORDER BY number"
                    .formatted(ranges()))) {
      while (row.next()) {
        copied.add(
            new CopiedRange(
                row.getInt(1), row.getLong(2), row.getLong(3), row.getInt(4), row.getLong(5)));
      }
    }
    return copied;
  }

  /**
   * Ends sessions that still copy into the table: of tasks that were given up, say, whose lock
   * would be waited for. What they copied is not committed, as its ranges are noted already.
   */
  void endStragglers(Connection connection) throws SQLException {
    try (PreparedStatement end = connection.prepareStatement(OURS)) {
      end.setString(1, rows());
      end.execute();
    }
  }

  @Override
  public void drop(Connection connection) throws SQLException {
    endStragglers(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS %s, %s".formatted(rows(), ranges()));
    }
  }
}
