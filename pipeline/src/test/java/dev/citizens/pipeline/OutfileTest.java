package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.testdata.CitizensTable;
import dev.citizens.testdata.DatabaseSettings;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that a server writes itself are the tables that they were written from. */
class OutfileTest {
  private static final int ROWS = 500;
  private static final String PASSWORD = "writer of files";

  /** The user may write files, as no user of other tests may. */
  private static final String FIRST_STATEMENTS =
      """
      CREATE DATABASE citizens CHARACTER SET utf8mb4;
      CREATE USER 'citizens'@'127.0.0.1' IDENTIFIED BY '%s';
      GRANT ALL PRIVILEGES ON *.* TO 'citizens'@'127.0.0.1';
      """
          .formatted(PASSWORD);

  @TempDir static Path statements;
  private static MariaDb server;

  @BeforeAll
  static void start() throws IOException {
    Path first = Files.writeString(statements.resolve("first.sql"), FIRST_STATEMENTS);
    server =
        MariaDb.start(
            DatabaseSettings.temporary()
                .withPassword(PASSWORD)
                .withServerOption("init-file", first.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What such a file escapes, encloses or confuses, and some that it leaves alone. */
  private static final List<String> PIECES =
      List.of(
          "\\\\", "\"", ",", "\t", "\n", "\r", "\\\\N", "N", "'", "ê", "a", " ", "\b", "\u001A");

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("FIELDS TERMINATED BY ',' ENCLOSED BY '\"'", "escape: \"\\\\\""),
        Arguments.of(
            "FIELDS TERMINATED BY ';' OPTIONALLY ENCLOSED BY '\"' LINES TERMINATED BY '\\r\\n'",
            "escape: \"\\\\\", delimiter: \";\""),
        Arguments.of("", "escape: \"\\\\\", quote: none, delimiter: \"\\t\""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachRowIsThatOfTheTable(String clauses, String keys, @TempDir Path folder)
      throws IOException, SQLException {
    TestSite site = TestSite.onDisk(folder).without("csv").with("mysqlUrl", server.jdbcUrl());
    site.environment().put("CITIZENS_MYSQL_PASSWORD", PASSWORD);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path file = folder.resolve("dump.csv");
    execute(
        "DROP TABLE IF EXISTS notes",
        "CREATE TABLE notes (id INT PRIMARY KEY, note TEXT, more VARCHAR(60), n DECIMAL(6,2))"
            + " CHARACTER SET utf8mb4",
        "INSERT INTO notes VALUES " + rows(),
        "SELECT * FROM notes ORDER BY id INTO OUTFILE '%s' CHARACTER SET utf8mb4 %s"
            .formatted(file, clauses));
    String columns =
        "[{name: id, type: long, key: true}, {name: note}, {name: more}, {name: n, type: \"decimal(6,2)\"}]";
    String job =
        """
        name: notes
        datasets:
          dump: {file: "%s", header: none, %s, columns: %s, quality: {maxBadRows: 0}}
          notes: {table: notes, columns: %s}
        analyses:
          - {of: [dump, notes], ask: [{countBy: [n]}]}
        reconcile: [{left: dump, right: notes, by: [n]}]
        """
            .formatted(file, keys, columns, columns);
    site.withJob(job);

    CitizensRun run = site.done("daily");

    assertThat(run.out(), hasItem(startsWith("reconcile ")));
    assertThat(
        site.warehouseRows("SELECT equal, left_rows, right_rows FROM citizens.reconciliation"),
        contains(List.of("t", "500", "500")));
  }

  private static void execute(String... all) throws SQLException {
    try (Connection connection =
            CitizensTable.connect(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    }
  }

  /** No text is empty: that is the one thing such a file cannot tell from NULL in all forms. */
  private static String rows() {
    Random random = new Random(ROWS);
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      rows.append(row == 0 ? "(" : ",(").append(row);
      rows.append(',').append(text(random)).append(',').append(text(random));
      rows.append(row % 7 == 0 ? ",NULL)" : ",%s.5)".formatted(row % 5));
    }
    return rows.toString();
  }

  private static String text(Random random) {
    if (random.nextInt(8) == 0) {
      return "NULL";
    }
    StringBuilder text = new StringBuilder("'");
    random
        .ints(1 + random.nextInt(6), 0, PIECES.size())
        .forEach(piece -> text.append(PIECES.get(piece).replace("'", "''")));
    return text.append('\'').toString();
  }
}
