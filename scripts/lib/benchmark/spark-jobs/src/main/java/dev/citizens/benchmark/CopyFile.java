package dev.citizens.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * A CSV file of citizens into a new table of PostgreSQL, as {@code psql}'s {@code \copy} does it,
 * which the packages of the embedded server do not have: one {@code COPY FROM STDIN}, committed.
 * Arguments: URL, user, file; the password is in {@code CITIZENS_WAREHOUSE_PASSWORD}. Its last line
 * says how many rows it has copied.
 */
public final class CopyFile {
  private CopyFile() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    String password = System.getenv("CITIZENS_WAREHOUSE_PASSWORD");
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], password);
        Statement statement = connection.createStatement();
        InputStream csv = Files.newInputStream(Path.of(arguments[2]))) {
      statement.execute("DROP TABLE IF EXISTS copied_citizens");
      statement.execute(
          "CREATE TABLE copied_citizens (id bigint NOT NULL, name text, birth_date date, city text,"
              + " country text NOT NULL)");
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY copied_citizens FROM STDIN (FORMAT csv, HEADER)", csv);
      statement.execute("DROP TABLE copied_citizens");
      System.out.println("rows " + rows);
    }
  }
}
