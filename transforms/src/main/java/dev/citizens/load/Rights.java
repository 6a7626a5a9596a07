package dev.citizens.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the user must be allowed to do in the warehouse, asked before anything is done. */
public final class Rights {
  private static final String ADMINISTRATOR = "the warehouse's administrator: ";

  /** What a day reads and replaces beside the results. */
  private static final List<String> OF_DAYS =
      List.of(
          "run",
          "run_source",
          "run_bad_row",
          "run_step",
          "run_result",
          "run_mirror",
          "reconciliation",
          "reconciliation_difference");

  /** What is added to, or changed. */
  private static final List<String> OF_NAMES =
      List.of("dataset", "result_table", "mirror_table", "report");

  /** All names that no result can have. */
  static final List<String> LEDGER =
      Stream.of(OF_DAYS, OF_NAMES, List.of("latest_run", "flyway_schema_history"))
          .flatMap(List::stream)
          .toList();

  private static final String MISSING_SCHEMAS =
      "SELECT name FROM unnest(?) AS name WHERE to_regnamespace(name) IS NULL ORDER BY name";

  private static final String DATABASE =
      "SELECT format('%I', current_database()), format('%I', current_user)"
          + " WHERE NOT has_database_privilege(current_database(), 'CREATE')";

  /** Schemas of the given names that are there, and lack a right. */
  private static final String SCHEMAS =
      "SELECT nspname, format('%I', current_user) FROM pg_namespace WHERE nspname = ANY (?)"
          + " AND NOT has_schema_privilege(oid, ?) ORDER BY nspname";

  /** Tables of the given names that are there, and do not belong to the user. */
  private static final String FOREIGN_TABLES =
      "SELECT format('%I.%I', nspname, relname), format('%I', current_user)"
          + " FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
          + " WHERE nspname = 'citizens' AND relname = ANY (?) AND relkind IN ('r', 'p', 'v')"
          + " AND NOT pg_has_role(relowner, 'USAGE') ORDER BY relname";

  /** Tables of the given names that are there, and lack one of the given rights. */
  private static final String TABLES =
      "SELECT format('%I.%I', nspname, relname), format('%I', current_user)"
          + " FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
          + " WHERE nspname = 'citizens' AND relname = ANY (?) AND EXISTS (SELECT FROM unnest(?)"
          + " AS wanted WHERE NOT has_table_privilege(pg_class.oid, wanted)) ORDER BY relname";

  private static final String MISSING_TABLES =
      "SELECT name FROM unnest(?) AS name WHERE NOT EXISTS (SELECT FROM pg_class WHERE relnamespace"
          + " = to_regnamespace('citizens') AND relname = name)";

  private Rights() {}

  /** The schemas that are not there. */
  static List<String> missingSchemas(Connection connection) throws SQLException {
    return rows(connection, MISSING_SCHEMAS, schemas()).stream().map(row -> row.get(0)).toList();
  }

  /** What keeps the user from making the schemas that are missing, or from using those there. */
  public static Optional<Obstacle> toHaveSchemas(Connection connection) throws SQLException {
    List<String> missing = missingSchemas(connection);
    if (!missing.isEmpty()) {
      for (List<String> row : rows(connection, DATABASE)) {
        String user = row.get(1);
        return Optional.of(
            new Obstacle(
                "%s lacks CREATE on database %s, which has no schema %s"
                    .formatted(user, row.get(0), String.join(", ", missing)),
                ADMINISTRATOR
                    + "GRANT CREATE ON DATABASE %s TO %s, or CREATE SCHEMA %s AUTHORIZATION %s"
                        .formatted(row.get(0), user, missing.get(0), user)));
      }
    }
    return schemaRight(connection, "USAGE", schemas());
  }

  /** What keeps the user from applying migrations that are pending. */
  public static Optional<Obstacle> toMigrate(Connection connection) throws SQLException {
    Optional<Obstacle> schema =
        schemaRight(connection, "CREATE", List.of(WarehouseSchema.PUBLISHED));
    if (schema.isPresent()) {
      return schema;
    }
    List<List<String>> foreign = rows(connection, FOREIGN_TABLES, LEDGER);
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "%s does not own %s, which must be changed to fit this version"
                    .formatted(foreign.get(0).get(1), firsts(foreign)),
                ADMINISTRATOR
                    + "ALTER TABLE %s OWNER TO %s (each of them), or run one report as the owner"
                        .formatted(foreign.get(0).get(0), foreign.get(0).get(1))));
  }

  /**
   * What keeps the user from making the table of a result, or from changing it.
   *
   * @param creates whether something is to be created for that
   */
  static Optional<Obstacle> toChange(Connection connection, String table, boolean creates)
      throws SQLException {
    List<List<String>> foreign =
        rows(connection, FOREIGN_TABLES, List.of(table, Identifier.latest(table)));
    if (foreign.isEmpty()) {
      return creates
          ? schemaRight(connection, "CREATE", List.of(WarehouseSchema.PUBLISHED))
          : Optional.empty();
    }
    return Optional.of(
        new Obstacle(
            "%s does not own %s, which must be changed to fit its result"
                .formatted(foreign.get(0).get(1), firsts(foreign)),
            ADMINISTRATOR
                + "ALTER TABLE %s OWNER TO %s"
                    .formatted(foreign.get(0).get(0), foreign.get(0).get(1))));
  }

  /** What keeps the user from giving a mirrored table another day. */
  static Optional<Obstacle> toMirror(Connection connection, String table) throws SQLException {
    List<List<String>> foreign =
        rows(connection, FOREIGN_TABLES, List.of(table, Identifier.latest(table)));
    return foreign.isEmpty()
        ? schemaRight(connection, "CREATE", schemas())
        : Optional.of(
            new Obstacle(
                "%s does not own %s, to which each day is attached"
                    .formatted(foreign.get(0).get(1), firsts(foreign)),
                ADMINISTRATOR
                    + "ALTER TABLE %s OWNER TO %s"
                        .formatted(foreign.get(0).get(0), foreign.get(0).get(1))));
  }

  /**
   * What keeps the user from staging and publishing, when the schemas are up to date.
   *
   * @param tables of the results; of those that are not there nothing is asked
   */
  public static Optional<Obstacle> toLoad(Connection connection, Collection<String> tables)
      throws SQLException {
    Optional<Obstacle> staging =
        schemaRight(connection, "CREATE", List.of(WarehouseSchema.STAGING));
    if (staging.isPresent()) {
      return staging;
    }
    Optional<Obstacle> replace =
        tableRights(connection, List.of("SELECT", "INSERT", "DELETE"), concat(OF_DAYS, tables));
    if (replace.isPresent()) {
      return replace;
    }
    return tableRights(connection, List.of("SELECT", "INSERT", "UPDATE"), OF_NAMES);
  }

  /** What keeps the user from making those of the tables that are not there. */
  public static Optional<Obstacle> toMake(Connection connection, Collection<String> tables)
      throws SQLException {
    return rows(connection, MISSING_TABLES, List.copyOf(tables)).isEmpty()
        ? Optional.empty()
        : schemaRight(connection, "CREATE", List.of(WarehouseSchema.PUBLISHED));
  }

  private static Optional<Obstacle> schemaRight(
      Connection connection, String right, List<String> schemas) throws SQLException {
    List<List<String>> lacking = rows(connection, SCHEMAS, schemas, right);
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "%s lacks %s on schema %s".formatted(lacking.get(0).get(1), right, firsts(lacking)),
                ADMINISTRATOR
                    + "GRANT USAGE, CREATE ON SCHEMA %s TO %s"
                        .formatted(firsts(lacking), lacking.get(0).get(1))));
  }

  private static Optional<Obstacle> tableRights(
      Connection connection, List<String> rights, List<String> tables) throws SQLException {
    List<List<String>> lacking = rows(connection, TABLES, tables, rights);
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "%s may not read and change %s".formatted(lacking.get(0).get(1), firsts(lacking)),
                ADMINISTRATOR
                    + "GRANT %s ON %s TO %s"
                        .formatted(
                            String.join(", ", rights), firsts(lacking), lacking.get(0).get(1))));
  }

  private static List<String> schemas() {
    return List.of(WarehouseSchema.PUBLISHED, WarehouseSchema.STAGING);
  }

  private static List<String> concat(Collection<String> some, Collection<String> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  private static String firsts(List<List<String>> rows) {
    return String.join(", ", rows.stream().map(row -> row.get(0)).toList());
  }

  private static List<List<String>> rows(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] instanceof List<?> list) {
          Array array = connection.createArrayOf("text", list.toArray());
          query.setArray(i + 1, array);
        } else {
          query.setString(i + 1, (String) parameters[i]);
        }
      }
      try (ResultSet found = query.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            row.add(found.getString(column));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
