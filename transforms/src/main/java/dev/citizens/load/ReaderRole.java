package dev.citizens.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role of the server that is to read the results: a group of people, or a program that shows
 * them.
 */
record ReaderRole(String name) {
  private static final String ROLE =
      """
      SELECT has_schema_privilege(oid, 'citizens', 'USAGE'),
        has_schema_privilege('citizens', 'USAGE WITH GRANT OPTION'), format('%I', current_user)
      FROM pg_roles WHERE rolname = ?
      """;

  /** Tables and views of the given names that the role may not read. */
  private static final String UNREADABLE =
      """
      SELECT format('%I.%I', 'citizens', relname) FROM pg_class, pg_roles
      WHERE relnamespace = to_regnamespace('citizens') AND relkind IN ('r', 'p', 'v')
        AND relname = ANY (?) AND rolname = ? AND NOT has_table_privilege(pg_roles.oid,
          pg_class.oid, 'SELECT') ORDER BY relname
      """;

  /** What keeps the role from being given what it needs. */
  Optional<Obstacle> obstacle(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ROLE)) {
      query.setString(1, name);
      try (ResultSet role = query.executeQuery()) {
        if (!role.next()) {
          return Optional.of(
              new Obstacle(
                  "there is no role %s, which is to read the results".formatted(name),
                  "the warehouse's administrator: CREATE ROLE %s; or name another in"
                          .formatted(Identifier.quoted(name))
                      + " --warehouseReader"));
        }
        if (!role.getBoolean(1) && !role.getBoolean(2)) {
          return Optional.of(
              new Obstacle(
                  "%s may not let %s use the schema citizens".formatted(role.getString(3), name),
                  "the warehouse's administrator: GRANT USAGE ON SCHEMA citizens TO "
                      + Identifier.quoted(name)));
        }
      }
    }
    return Optional.empty();
  }

  /** The grants that the role lacks to read these tables and their views, in SQL. */
  List<String> missingGrants(Connection connection, List<String> tables) throws SQLException {
    List<String> grants = new ArrayList<>();
    try (PreparedStatement role = connection.prepareStatement(ROLE);
        PreparedStatement unreadable = connection.prepareStatement(UNREADABLE)) {
      role.setString(1, name);
      try (ResultSet found = role.executeQuery()) {
        if (found.next() && !found.getBoolean(1)) {
          grants.add("GRANT USAGE ON SCHEMA citizens TO " + Identifier.quoted(name));
        }
      }
      List<String> relations =
          tables.stream()
              .flatMap(table -> List.of(table, Identifier.latest(table)).stream())
              .toList();
      unreadable.setArray(1, TextArray.of(connection, relations));
      unreadable.setString(2, name);
      try (ResultSet found = unreadable.executeQuery()) {
        while (found.next()) {
          grants.add("GRANT SELECT ON " + found.getString(1) + " TO " + Identifier.quoted(name));
        }
      }
    }
    return grants;
  }

  /** Gives it what it lacks. */
  void grant(Connection connection, List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String grant : missingGrants(connection, tables)) {
        statement.execute(grant);
      }
    }
  }
}
