package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The user may make the schemas, and change every table that is there. */
final class RightsCheck extends PostgresCheck {
  private static final String DATABASE =
      "SELECT current_database(), has_database_privilege(current_database(), 'CREATE')";
  private static final String SCHEMAS =
      "SELECT nspname FROM pg_namespace WHERE nspname IN ('citizens', 'citizens_staging')"
          + " AND NOT (has_schema_privilege(oid, 'USAGE') AND has_schema_privilege(oid, 'CREATE'))";
  private static final String TABLES =
      "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'citizens' AND c.relkind = 'r' AND NOT"
          + " (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')"
          + " AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'DELETE'))";

  RightsCheck(Supplier<Warehouse> warehouse) {
    super("postgres rights", warehouse, CONNECT);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) throws SQLException {
    String user = opened.user();
    try (ResultSet database = statement.executeQuery(DATABASE)) {
      database.next();
      if (!database.getBoolean(2)) {
        return Finding.fail(
            user + " lacks CREATE on database " + database.getString(1),
            "the warehouse's administrator: GRANT CREATE ON DATABASE %s TO %s"
                .formatted(database.getString(1), user));
      }
    }
    List<String> schemas = names(statement, SCHEMAS);
    if (!schemas.isEmpty()) {
      return Finding.fail(
          user + " may not use and change schema " + String.join(", ", schemas),
          "the warehouse's administrator: GRANT USAGE, CREATE ON SCHEMA %s TO %s"
              .formatted(String.join(", ", schemas), user));
    }
    List<String> tables = names(statement, TABLES);
    return tables.isEmpty()
        ? Finding.ok(user + " may make and change what a load needs")
        : Finding.fail(
            user + " may not read and change " + String.join(", ", tables),
            "the warehouse's administrator: GRANT SELECT, INSERT, DELETE ON %s TO %s"
                .formatted(String.join(", ", tables), user));
  }

  private static List<String> names(Statement statement, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
