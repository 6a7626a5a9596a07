package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.extract.split.FromClause;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import dev.citizens.job.RowCondition;
import dev.citizens.testdata.DatabaseSettings;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server gives to a new session, values and rows are read as they are stored. */
class MySqlSessionTest {
  /** init_connect does not run for the administrator, citizens, but for the reader. */
  private static final String FIRST_STATEMENTS =
      """
      CREATE DATABASE citizens CHARACTER SET utf8mb4;
      CREATE USER 'citizens'@'127.0.0.1' IDENTIFIED BY 'admin';
      GRANT ALL PRIVILEGES ON *.* TO 'citizens'@'127.0.0.1';
      CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'reader';
      GRANT SELECT ON citizens.* TO 'reader'@'127.0.0.1';
      SET GLOBAL sql_select_limit = 1000;
      SET GLOBAL system_versioning_asof = '2001-02-03';
      """;

  private static final String INIT_CONNECT =
      "SET time_zone = '+07:00', sql_auto_is_null = 1, sql_big_selects = 0, net_write_timeout = 1,"
          + " net_read_timeout = 1, wait_timeout = 2, max_statement_time = 0.001,"
          + " idle_transaction_timeout = 1, idle_readonly_transaction_timeout = 1,"
          + " group_concat_max_len = 8, completion_type = 'RELEASE',"
          + " character_set_results = 'latin1'";

  private static final List<String> TABLES =
      List.of(
          "SET time_zone = '+00:00', sql_mode = '', sql_select_limit = DEFAULT",
          "SET SESSION system_versioning_asof = DEFAULT",
          "CREATE TABLE limited (id BIGINT PRIMARY KEY, city VARCHAR(20))",
          "INSERT INTO limited SELECT seq, IF(seq MOD 2, 'Rome', 'Lyon') FROM seq_1_to_5000",
          "CREATE TABLE padded (id INT PRIMARY KEY, code CHAR(10), city VARCHAR(20))",
          "INSERT INTO padded VALUES (1, 'IT', 'Rome'), (2, 'IT  ', 'Rome  '), (3, '  IT', ''),"
              + " (4, '   ', '   ')",
          "CREATE TABLE moments (id INT PRIMARY KEY, ts TIMESTAMP NULL, flag TINYINT(1), y YEAR,"
              + " city VARCHAR(20) CHARACTER SET utf8mb4)",
          "INSERT INTO moments VALUES (1, '2026-03-08 02:30:00', 2, 2026, _utf8mb4'Đà Nẵng'),"
              + " (2, '2026-01-01 00:00:00', 127, 1901, _utf8mb4'Huế'), (3, NULL, -128, 0, NULL)",
          "CREATE TABLE versioned (id INT PRIMARY KEY, city VARCHAR(20)) WITH SYSTEM VERSIONING",
          "INSERT INTO versioned VALUES (1, 'Rome'), (2, 'Lyon')",
          "CREATE VIEW counting AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n"
              + " WHERE id < 1500) SELECT id, id AS same FROM n",
          "CREATE VIEW joined AS SELECT 1 AS id, GROUP_CONCAT(city ORDER BY id) AS cities FROM"
              + " padded",
          "CREATE TABLE odd (id INT PRIMARY KEY, `who?` INT, `say \"it` INT, `it's` INT)",
          "INSERT INTO odd VALUES (1, 2, 3, 4)");

  @TempDir static Path folder;
  private static MariaDb server;

  @TempDir Path lake;

  @BeforeAll
  static void start() throws IOException, SQLException {
    Path statements = Files.writeString(folder.resolve("first.sql"), FIRST_STATEMENTS);
    server =
        MariaDb.start(
            DatabaseSettings.temporary()
                .withPassword("admin")
                .withServerOption("init-file", statements.toString())
                .withServerOption("init-connect", INIT_CONNECT)
                .withServerOption("sql-mode", "ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH,PIPES_AS_CONCAT")
                .withServerOption("transaction-isolation", "READ-UNCOMMITTED")
                .withServerOption("max-recursive-iterations", "10")
                .withServerOption("character-set-server", "latin1")
                .withServerOption("collation-server", "latin1_swedish_ci")
                .withServerOption("character-set-client-handshake", "FALSE"));
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static MySqlSource reader() {
    return new MySqlSource(server.jdbcUrl(), "reader", "reader");
  }

  @Test
  void serverWouldHaveChangedWhatIsRead() throws SQLException {
    Map<String, String> defaults = reader().serverDefaults();
    assertThat(defaults, hasEntry("sql_select_limit", "1000"));
    assertThat(defaults, hasEntry("sql_auto_is_null", "1"));
    assertThat(defaults, hasEntry("transaction_isolation", "READ-UNCOMMITTED"));
    assertThat(defaults, hasEntry("system_versioning_asof", "2001-02-03 00:00:00.000000"));
    assertThat(defaults.get("sql_mode"), containsString("PAD_CHAR_TO_FULL_LENGTH"));
  }

  /** "city" is a name to those who use the server, and would be a text here: other rows. */
  @Test
  void sqlThatMeansSomethingElseOnTheServerIsRefused() throws SQLException {
    try (Connection connection = reader().connect()) {
      assertThat(
          refusal(connection, query("SELECT id FROM limited WHERE \"city\" = 'Rome'", null)),
          is(
              "job.yaml:5: the query of q has \", which means something else in the server's"
                  + " sql_mode ANSI_QUOTES than in an extract; write names as `name` and texts as"
                  + " 'text'"));
      assertThat(
          refusal(connection, query(null, "city = 'Ro' || 'me'")),
          is(
              "job.yaml:7: where of table limited has ||, which means something else in the"
                  + " server's sql_mode PIPES_AS_CONCAT than in an extract; write CONCAT(a, b) for a"
                  + " text, a OR b for a choice"));
      TableQuery same = query("SELECT id FROM limited WHERE `city` = CONCAT('Ro', 'me')", null);
      assertThat(
          TableShape.of(connection, same, TableColumns.of(connection, same, Extraction.texts(same)))
              .rows(),
          is(2_500L));
    }
  }

  private static String refusal(Connection connection, TableQuery query) {
    return Refusal.of(
        ExitStatus.WRONG_USE, () -> TableColumns.of(connection, query, Extraction.texts(query)));
  }

  private static TableQuery query(String sql, String where) {
    return new TableQuery(
        sql == null ? FromClause.table("limited") : new FromClause("q", sql),
        "job.yaml:5",
        null,
        List.of("id"),
        where == null ? null : new RowCondition(where, "job.yaml:7"));
  }

  @Test
  void eachVariableIsReadBackAsItMustBe() throws SQLException {
    try (Connection connection = reader().connect()) {
      assertThat(
          MySqlSession.read(connection),
          is(
              Map.ofEntries(
                  Map.entry("time_zone", "+00:00"),
                  Map.entry("sql_mode", "STRICT_TRANS_TABLES"),
                  Map.entry("sql_select_limit", "18446744073709551615"),
                  Map.entry("sql_auto_is_null", "0"),
                  Map.entry("sql_big_selects", "1"),
                  Map.entry("character_set_client", "utf8mb4"),
                  Map.entry("character_set_connection", "utf8mb4"),
                  Map.entry("character_set_results", "utf8mb4"),
                  Map.entry("completion_type", "NO_CHAIN"),
                  Map.entry("group_concat_max_len", "4294967295"),
                  Map.entry("net_write_timeout", "600"),
                  Map.entry("net_read_timeout", "600"),
                  Map.entry("wait_timeout", "28800"),
                  Map.entry("transaction_isolation", "REPEATABLE-READ"),
                  Map.entry("max_statement_time", "0.0"),
                  Map.entry("idle_transaction_timeout", "0"),
                  Map.entry("idle_readonly_transaction_timeout", "0"),
                  Map.entry("max_recursive_iterations", "4294967295"),
                  Map.entry("system_versioning_asof", "DEFAULT"))));
    }
  }

  @Test
  void limitOfRowsCutsNothing() throws Exception {
    assertThat(extract("limited", "city").rows(), is(5_000L));
  }

  @Test
  void paddedTextIsAsStored() throws Exception {
    assertThat(
        extract("padded", "id", "code", "city").csv(),
        is("1,IT,Rome\n2,IT,Rome  \n3,  IT,\"\"\n4,\"\",   \n"));
  }

  @Test
  void momentsAreInUtcAndTextInUtf8() throws Exception {
    assertThat(
        extract("moments", "id", "ts", "flag", "y", "city").csv(),
        is(
            """
            1,2026-03-08 02:30:00,2,2026,Đà Nẵng
            2,2026-01-01 00:00:00,127,1901,Huế
            3,,-128,0000,
            """));
  }

  @Test
  void versionedTableIsReadAsItIsNow() throws Exception {
    assertThat(extract("versioned", "id", "city").csv(), is("1,Rome\n2,Lyon\n"));
  }

  @Test
  void viewsAreNotCut() throws Exception {
    assertThat(
        extract("counting", "same").csv(),
        is(IntStream.rangeClosed(1, 1500).mapToObj(id -> id + "\n").collect(Collectors.joining())));
    assertThat(extract("joined", "cities").csv(), is("\"Rome,Rome  ,,   \"\n"));
  }

  @Test
  void columnNamesWithQuotesAndQuestionMarksAreRead() throws Exception {
    assertThat(extract("odd", "id", "who?", "say \"it", "it's").csv(), is("1,2,3,4\n"));
  }

  /** Even if the list of allowed ones let them pass. */
  @Test
  void propertiesOfTheUrlCannotWin() throws Exception {
    Map<String, String> properties =
        Map.ofEntries(
            Map.entry("tinyInt1isBit", "true"),
            Map.entry("transformedBitIsBoolean", "true"),
            Map.entry("yearIsDateType", "true"),
            Map.entry("characterEncoding", "ISO-8859-1"),
            Map.entry("characterSetResults", "ISO-8859-1"),
            Map.entry("connectionTimeZone", "Asia/Ho_Chi_Minh"),
            Map.entry("forceConnectionTimeZoneToSession", "false"),
            Map.entry("useServerPrepStmts", "true"),
            Map.entry("useCursorFetch", "true"),
            Map.entry("sessionVariables", "sql_select_limit=1,sql_mode=PAD_CHAR_TO_FULL_LENGTH"));
    MySqlUrl url = new MySqlUrl("127.0.0.1", server.port(), "citizens", properties);
    TableQuery query = new TableQuery("moments", "id", List.of("id", "ts", "flag", "y", "city"));
    assertThat(
        Extraction.of(lake, query, new MySqlSource(url, "reader", "reader")).csv(),
        is(extract("moments", "id", "ts", "flag", "y", "city").csv()));
  }

  @Test
  void sessionThatSomethingInBetweenChangesIsRefusedWithBothValues() throws Exception {
    String all = "@@SESSION.sql_select_limit = 18446744073709551615";
    try (MeddlingProxy proxy =
        MeddlingProxy.to(server.port(), all, all.replaceAll("[0-9]{20}", "                1000"))) {
      assertThat(
          refusal(proxy),
          is(
              "MySQL at jdbc:mysql://127.0.0.1:"
                  + proxy.port()
                  + "/citizens has sql_select_limit=1000 in the session though it took"
                  + " 18446744073709551615; give --mysqlUrl of the server itself, without a proxy"
                  + " that changes this"));
    }
  }

  @Test
  void variableThatTheServerRefusesIsNamed() throws Exception {
    try (MeddlingProxy proxy =
        MeddlingProxy.to(server.port(), "@@SESSION.wait_timeout", "@@SESSION.wait_forever")) {
      assertThat(
          refusal(proxy),
          startsWith(
              "MySQL at jdbc:mysql://127.0.0.1:"
                  + proxy.port()
                  + "/citizens refuses a variable of the session: Unknown system variable"
                  + " 'wait_forever'; "));
    }
  }

  private static String refusal(MeddlingProxy proxy) {
    String url = "jdbc:mysql://127.0.0.1:" + proxy.port() + "/citizens?sslMode=DISABLED";
    MySqlSource source = new MySqlSource(url, "reader", "reader");
    String onWorkers =
        Refusal.of(ExitStatus.WRONG_USE, () -> source.dataSource().getConnection().close());
    assertThat(Refusal.of(ExitStatus.WRONG_USE, source::connect), is(onWorkers));
    return onWorkers;
  }

  private Extraction extract(String table, String... columns) throws IOException, SQLException {
    return Extraction.of(lake, new TableQuery(table, "id", List.of(columns)), reader());
  }
}
