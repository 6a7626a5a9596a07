package dev.citizens.load;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of one attempt in which all its results wait to be published. Its name begins with the
 * time, so that tables of attempts that died can be told and dropped.
 */
public record StagingTable(String name) implements Serializable {
  private static final String SCHEMA = "citizens_staging";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The name for an attempt that starts now. */
  public static StagingTable of(String attempt, Instant now) {
    return new StagingTable("attempt_" + TIME.format(now) + "_" + attempt.replace("-", ""));
  }

  /** With the schema, for SQL. */
  public String qualifiedName() {
    return SCHEMA + "." + name;
  }

  public void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
      statement.execute(
          "CREATE UNLOGGED TABLE "
              + qualifiedName()
              + " (target text NOT NULL, row_number bigint NOT NULL, fields jsonb NOT NULL,"
              + " PRIMARY KEY (target, row_number))");
    }
  }

  /** Inserts a block; parameters: target, number of the first row, rows as JSON texts. */
  public String insert() {
    return "INSERT INTO "
        + qualifiedName()
        + " (target, row_number, fields)"
        + " SELECT ?, ? + position - 1, fields::jsonb"
        + " FROM unnest(?) WITH ORDINALITY AS block (fields, position)"
        + " ON CONFLICT DO NOTHING";
  }

  public void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + qualifiedName());
    }
  }

  /** Drops the staging tables of attempts that started before that time. */
  public static void sweep(Connection connection, Instant before) throws SQLException {
    List<StagingTable> old = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT tablename FROM pg_tables WHERE schemaname = ? AND tablename < ?")) {
      query.setString(1, SCHEMA);
      query.setString(2, "attempt_" + TIME.format(before));
      try (ResultSet tables = query.executeQuery()) {
        while (tables.next()) {
          old.add(new StagingTable(tables.getString(1)));
        }
      }
    }
    for (StagingTable table : old) {
      table.drop(connection);
    }
  }
}
