package dev.citizens.testdata;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** An independent reader, PostgreSQL's COPY, finds in the file what {@link CitizenRows} says. */
class CsvConventionTest {
  private static final int ROWS = 60_000;

  @Test
  void postgresReadsTheFileAsTheRowsItWasMadeOf() throws IOException, SQLException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new CitizensCsv(ROWS, 1, 0).write(file, 2);
    List<Citizen> expected =
        LongStream.rangeClosed(1, ROWS).mapToObj(new CitizenRows(1)::row).toList();

    try (Postgres database = Postgres.start();
        Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE citizens (id bigint, name text, birth_date date, city text, country text)");
      long copied =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY citizens FROM STDIN (FORMAT csv, HEADER match)",
                  new ByteArrayInputStream(file.toByteArray()));

      assertThat(copied, is((long) ROWS));
      assertThat(CitizensInDatabase.read(connection, "citizens").equals(expected), is(true));
    }
  }
}
