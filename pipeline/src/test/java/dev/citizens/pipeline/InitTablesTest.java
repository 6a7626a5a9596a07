package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that nobody has described: its job file, and a day that runs by it. */
class InitTablesTest {
  /** In the manner of sakila: composite keys, blobs, enums, sets, years, a view with a space. */
  private static final List<String> SHOP =
      List.of(
          "DROP VIEW IF EXISTS shop_list",
          "DROP TABLE IF EXISTS shop_film_actor, shop_film, shop_actor, shop_picture, shop_log,"
              + " `shop order`",
          "CREATE TABLE shop_actor (actor_id SMALLINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,"
              + " first_name VARCHAR(45) NOT NULL, last_update TIMESTAMP NULL)",
          "INSERT INTO shop_actor VALUES (1, 'PENELOPE', '2006-02-15 04:34:33'), (2, '', NULL)",
          "CREATE TABLE shop_film (film_id INT PRIMARY KEY, title VARCHAR(128) NOT NULL,"
              + " release_year YEAR, rental_rate DECIMAL(4,2) NOT NULL, length BIGINT UNSIGNED,"
              + " rating ENUM('G','PG-13') DEFAULT 'G', features SET('Trailers','Deleted'),"
              + " score DOUBLE, runs TIME, day DATE, tags JSON, cover BLOB, `zip code` CHAR(5))",
          "INSERT INTO shop_film VALUES (1, 'ACADEMY, \"DINOSAUR\"', 2006, 0.99,"
              + " 18446744073709551615, 'PG-13', 'Trailers,Deleted', 0.1, '-26:00:01',"
              + " '1999-12-31', '{\"a\": [1]}', 'x', '12345'),"
              + " (2, 'Đặng', NULL, 12.00, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL)",
          "CREATE TABLE shop_film_actor (actor_id SMALLINT UNSIGNED, film_id INT,"
              + " PRIMARY KEY (actor_id, film_id), FOREIGN KEY (film_id) REFERENCES shop_film"
              + " (film_id))",
          "INSERT INTO shop_film_actor VALUES (1, 1), (1, 2), (2, 1)",
          "CREATE TABLE shop_picture (`the picture` LONGBLOB)",
          "CREATE TABLE shop_log (line TEXT, deleted_at DATETIME)",
          "CREATE TABLE `shop order` (id INT)",
          "CREATE VIEW shop_list AS SELECT title FROM shop_film");

  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      for (String sql : SHOP) {
        statement.execute(sql);
      }
    }
  }

  private CitizensRun init(String... more) throws IOException {
    MariaDb server = SharedServers.mariaDb();
    List<String> words =
        new ArrayList<>(
            List.of("init", "--mysqlUrl=" + server.jdbcUrl(), "--mysqlUser=" + server.user()));
    words.addAll(List.of(more));
    return CitizensRun.of(words, site.environment());
  }

  /** Of seven, whose third one is held up. */
  @Test
  void howManyTablesWereLookedAtIsTold() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    Thread other = new Thread(() -> holdUp("shop_film", locked));
    other.start();
    locked.await();
    CitizensRun run = init("--tables=shop%", "--stdout", "--progress=json");
    other.join();
    assertThat(run.status(), is(ExitStatus.DONE));
    assertThat(
        run.err().stream().map(line -> line.replaceFirst("(?<=Millis\":).*", "…")).toList(),
        hasItem(
            "{\"pipeline\":\"init citizens\",\"fraction\":0.2857,\"tables\":2,\"bytes\":0,"
                + "\"elapsedMillis\":…"));
  }

  /** Until somebody has waited for the table for longer than a program waits to be told. */
  private void holdUp(String table, CountDownLatch locked) {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLES " + table + " WRITE");
      locked.countDown();
      boolean isWaitedFor = false;
      while (!isWaitedFor) {
        Thread.sleep(50);
        try (ResultSet waiting = statement.executeQuery("SHOW PROCESSLIST")) {
          while (waiting.next()) {
            isWaitedFor |=
                String.valueOf(waiting.getString("State")).startsWith("Waiting for table");
          }
        }
      }
      Thread.sleep(2_500);
      statement.execute("UNLOCK TABLES");
    } catch (IOException | SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachTableIsADataSetAndWhatCannotBeExtractedIsSaid() throws IOException {
    CitizensRun run = init("--tables=shop%", "--stdout");
    assertThat(run.err(), is(List.of()));
    String text =
        String.join("\n", run.out()).replaceAll("about [0-9]+ rows", "about N rows") + "\n";
    assertThat(
        text,
        containsString(
            """
            # What else a table can have (docs/your-own-server.md):
            #   load: {}                      the table itself is in the warehouse, too, row by row
            #   where: "status <> 'deleted'"  some rows only; "made < '{runDate}'": of the days before
            #   incremental: {by: changed}    only what has changed since the day before is read
            #   query: "SELECT …"             instead of table: the rows of a query
            datasets:
            """));
    assertThat(
        text.substring(text.indexOf("\ndatasets:") + 1).replaceAll("(?<=\\S) +#", " #"),
        is(
            """
            datasets:
              shop_actor:
                table: shop_actor # about N rows
                columns:
                  - {name: actor_id, type: long, key: true} # smallint(5) unsigned
                  - {name: first_name, required: true} # varchar(45)
                  - {name: last_update, type: timestamp} # timestamp
                quality: {maxBadRows: 0.1%}
                # incremental: {by: last_update} # reads only what has changed: docs/your-own-server.md
              shop_film:
                table: shop_film # about N rows
                columns:
                  - {name: film_id, type: long, key: true} # int(11)
                  - {name: title, required: true} # varchar(128)
                  - {name: release_year, type: long} # year(4)
                  - {name: rental_rate, type: "decimal(4,2)", required: true} # decimal(4,2)
                  - {name: length, type: "decimal(20,0)"} # bigint(20) unsigned
                  - {name: rating} # enum('G','PG-13')
                  - {name: features} # set('Trailers','Deleted')
                  - {name: score, type: double} # double
                  - {name: runs} # time
                  - {name: day, type: date} # date
                  - {name: tags} # longtext
                  - {name: cover, type: bytes} # blob
                  # zip code is left out: its name is not of letters, digits and _; extract a view with another
                quality: {maxBadRows: 0.1%}
              shop_film_actor:
                table: shop_film_actor # about N rows; its key is actor_id, film_id: read in ranges of actor_id
                columns:
                  - {name: actor_id, type: long, required: true} # smallint(5) unsigned
                  - {name: film_id, type: long, required: true} # int(11)
                quality: {maxBadRows: 0.1%}
              shop_log:
                table: shop_log # about N rows; no primary key: read in one piece
                columns:
                  - {name: line} # text
                  - {name: deleted_at, type: timestamp} # datetime
                quality: {maxBadRows: 0.1%}
                # where: "`deleted_at` IS NULL" # leaves out rows that are marked
              # shop order is left out: its name is not of letters, digits and _; extract a view with another
              # shop_list is left out: it is a view; to extract it, add a data set with table: shop_list
              # shop_picture is left out: it has no column that can be extracted

            analyses: # all of a table are answered in one pass; `as` names the file in the lake and the table
              - of: shop_actor
                ask:
                  - {profile: all, as: shop_actor_profile}
              - of: shop_film
                ask:
                  - {profile: all, as: shop_film_profile}
                  - {countBy: [rating], as: shop_film_by_rating}
                  # One line of sums and averages, in SQL.
                  - as: shop_film_numbers
                    sql: |
                      SELECT count(*) AS all_rows,
                        sum("rental_rate") AS sum_rental_rate, avg("rental_rate") AS avg_rental_rate, min("rental_rate") AS min_rental_rate, max("rental_rate") AS max_rental_rate,
                        sum("length") AS sum_length, avg("length") AS avg_length, min("length") AS min_length, max("length") AS max_length,
                        sum("score") AS sum_score, avg("score") AS avg_score, min("score") AS min_score, max("score") AS max_score
                      FROM dataset
              - of: shop_film_actor
                ask:
                  - {profile: all, as: shop_film_actor_profile}
              - of: shop_log
                ask:
                  - {profile: all, as: shop_log_profile}
            """));
  }

  @Test
  void theDayRunsByIt() throws IOException, SQLException {
    Path job = site.file("shop.yaml");
    CitizensRun run = init("--tables=shop%", "--job=" + job);
    assertThat(run.out().get(0), is("citizens: 4 tables, 3 left out"));
    site.with("job", job.toString()).without("csv").without("mysqlUrl").done("daily");

    Map<String, String> texts = new TreeMap<>();
    for (String file : site.lake().list()) {
      if (file.startsWith("raw/") && file.endsWith(".csv")) {
        Stream<String> lines = site.lake().text(file).lines();
        texts.put(file.split("/", -1)[1], lines.sorted().collect(Collectors.joining("\n")));
      }
    }
    assertThat(
        texts,
        is(
            Map.of(
                "shop_actor",
                "1,PENELOPE,2006-02-15 04:34:33\n2,\"\",\nactor_id,first_name,last_update",
                "shop_film",
                """
                1,"ACADEMY, ""DINOSAUR\""",2006,0.99,18446744073709551615,PG-13,"Trailers,Deleted",0.1,-26:00:01,1999-12-31,"{""a"": [1]}",\\x78
                2,Đặng,,12.00,,,"",,,,,
                film_id,title,release_year,rental_rate,length,rating,features,score,runs,day,tags,cover""",
                "shop_film_actor",
                "1,1\n1,2\n2,1\nactor_id,film_id",
                "shop_log",
                "line,deleted_at")));
    assertThat(
        site.warehouseRows("SELECT sum_rental_rate, max_length FROM citizens.shop_film_numbers"),
        contains(List.of("12.99", "18446744073709551615")));
  }

  @Test
  void patternsChooseTheTables() throws IOException {
    CitizensRun run = init("--tables=shop_%", "--excludeTables=%actor,shop_p%", "--stdout");
    assertThat(
        run.out().stream()
            .filter(line -> line.startsWith("    table: "))
            .map(line -> line.replaceAll(" #.*", "").strip())
            .toList(),
        contains("table: shop_film", "table: shop_log"));
  }

  @Test
  void noTableIsAMistake() throws IOException {
    CitizensRun run = init("--tables=nothing%");
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith(
                "citizens: %s has no table that can be extracted and fits --tables=nothing%%;"
                    .formatted(SharedServers.mariaDb().jdbcUrl()))));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path job = site.file("shop.yaml");
    Files.writeString(job, "mine");
    CitizensRun run = init("--job=" + job);
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(run.err(), contains(containsString("is there already, and is not overwritten")));
    assertThat(Files.readString(job), is("mine"));
  }

  @Test
  void filesAndAServerAreTwoJobs() throws IOException {
    assertThat(
        init("a.csv").err(),
        contains(startsWith("citizens: init takes files or --mysqlUrl, not both")));
  }
}
