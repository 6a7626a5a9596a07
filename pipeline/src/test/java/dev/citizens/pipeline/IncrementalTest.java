package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Increment;
import dev.citizens.lake.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of which only changes are read; its file has all rows, as if all had been read. */
class IncrementalTest {
  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE moving"
            + " (id INT PRIMARY KEY, name VARCHAR(20), changed DATETIME(3) NULL)",
        "INSERT INTO moving VALUES (1, 'one', '2026-03-01 08:00:00'), (2, NULL, '2026-03-01 09:00'),"
            + " (3, 'a \"quoted\", one', '2026-03-01 10:00:00.5'), (4, 'never', NULL)");
    job("incremental: {by: changed, overlap: 30m}");
  }

  /** The same table twice: {@code all} is read in full on each day. */
  private void job(String incremental) throws IOException {
    job(incremental, "");
  }

  private void job(String incremental, String moreOfAll) throws IOException {
    Files.writeString(
        site.file("moving.yaml"),
        """
        name: moving
        datasets:
          rows:
            table: moving
            %s
          all: {table: moving%s}
        """
            .formatted(incremental, moreOfAll));
    site.with("job", site.file("moving.yaml").toString());
  }

  private CitizensRun extract(int day, String... more) {
    site.with("runDate", "2026-03-0" + day);
    return site.done("extract", more);
  }

  /** What the step said of the table, without figures that differ from run to run. */
  private static String said(CitizensRun run) {
    return run.out().stream()
        .filter(line -> line.contains(" rows "))
        .findFirst()
        .orElseThrow()
        .replaceAll(" +", " ")
        .replaceFirst("extract [0-9.]+ s ", "")
        .replaceFirst(", (as of|un|not known|)changed while.*", "")
        .replaceFirst(", (as of one moment|not known whether.*)", "");
  }

  private Manifest manifest(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
  }

  private List<String> lines(String dataset) throws IOException {
    DataFile file = manifest(dataset).onlyFile();
    String day = manifest(dataset).runDate();
    String path = "raw/%s/run_date=%s/ATTEMPT/%s".formatted(dataset, day, file.name());
    return site.lake().text(path).lines().sorted().toList();
  }

  /** The file is that of a full read but for the order of its rows, and its figures are too. */
  private void assertIsWhole() throws IOException {
    assertThat(lines("rows"), is(lines("all")));
    assertThat(manifest("rows").fingerprint(), is(manifest("all").fingerprint()));
    assertThat(manifest("rows").rowsRead(), is(manifest("all").rowsRead()));
    assertThat(manifest("rows").onlyFile().bytes(), is(manifest("all").onlyFile().bytes()));
  }

  @Test
  void theFirstDayIsReadInFullAndNotesFromWhereTheNextOneGoesOn() throws IOException {
    CitizensRun run = extract(1);
    assertThat(said(run), is("rows 4 rows, 118 bytes, read in full as no day before is published"));
    assertIsWhole();
    Increment increment = manifest("rows").increment();
    assertThat(increment.by(), is("changed"));
    assertThat(increment.watermark(), startsWith("2026-03-01 10:00:00.5"));
    assertThat(increment.fullOn(), is("2026-03-01"));
    assertThat(
        List.of(increment.read(), increment.kept(), increment.replaced()), is(List.of(4L, 0L, 0L)));
    assertThat(manifest("all").increment(), is(nullValue()));
  }

  @Test
  void changedAndNewRowsAndThoseWithoutAValueAreReadAndTheOthersKept()
      throws IOException, SQLException {
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = 'ONE', changed = '2026-03-02 08:00' WHERE id = 1",
        "UPDATE moving SET name = 'at last' WHERE id = 4",
        "INSERT INTO moving VALUES (5, '', '2026-03-02 09:00')");
    CitizensRun run = extract(2);
    assertThat(
        said(run),
        is(
            "rows 5 rows, 145 bytes, 4 read where `changed` >= '2026-03-01 09:30:00.500000' OR `changed`"
                + " IS NULL: 3 replaced, 1 new, and 1 kept of 2026-03-01"));
    assertIsWhole();
    assertThat(lines("rows"), hasItem("4,at last,"));
    Increment increment = manifest("rows").increment();
    assertThat(increment.watermark(), startsWith("2026-03-02 09:00:00"));
    assertThat(increment.fullOn(), is("2026-03-01"));
    assertThat(
        List.of(increment.read(), increment.kept(), increment.replaced()), is(List.of(4L, 1L, 3L)));
  }

  /** That only changes are read is seen by a change that does not move the column. */
  @Test
  void aRowThatChangedWithoutAnewValueIsKeptUntilFullRefresh() throws IOException, SQLException {
    extract(1);
    site.executeMySql("UPDATE moving SET name = 'unseen' WHERE id = 1");
    extract(2);
    assertThat(lines("rows"), hasItem("1,one,2026-03-01 08:00:00"));
    assertThat(
        said(extract(2, "--fullRefresh")),
        is("rows 4 rows, 121 bytes, read in full as --fullRefresh is given"));
    assertIsWhole();
    assertThat(manifest("rows").increment().fullOn(), is("2026-03-02"));
  }

  @Test
  void deletedRowsAreNoticedAndTheTableIsReadInFull() throws IOException, SQLException {
    extract(1);
    site.executeMySql("DELETE FROM moving WHERE id = 1");
    assertThat(
        said(extract(2)),
        is(
            "rows 3 rows, 92 bytes, read in full as 2026-03-01 had 4 rows and the server counts 3: rows"
                + " were deleted"));
    assertIsWhole();
    site.executeMySql(
        "DELETE FROM moving WHERE id = 2",
        "INSERT INTO moving VALUES (9, 'new', '2026-03-03 12:00')");
    assertThat(
        said(extract(3)),
        is(
            "rows 3 rows, 95 bytes, read in full as 4 rows were merged and the server counts 3: rows"
                + " were deleted, or got another key"));
    assertIsWhole();
  }

  @Test
  void deletedRowsAreLeftOutByTheirKeysIfThatIsAskedFor() throws IOException, SQLException {
    job("incremental: {by: changed, overlap: 30m, deletes: keys}");
    extract(1);
    site.executeMySql(
        "DELETE FROM moving WHERE id IN (1, 4)",
        "INSERT INTO moving VALUES (6, 'late', '2026-03-01 09:31')");
    assertThat(
        said(extract(2)),
        is(
            "rows 3 rows, 110 bytes, 2 read where `changed` >= '2026-03-01 09:30:00.500000' OR `changed`"
                + " IS NULL: 1 replaced, 1 new, 2 deleted by their keys, and 1 kept of 2026-03-01"));
    assertIsWhole();
    assertThat(manifest("rows").increment().fullOn(), is("2026-03-01"));
    assertThat(
        extract(3, "--dryRun").out().toString(),
        containsString(
            " put into those of 2026-03-02, without those whose keys are gone if the table has at most"
                + " 6,000,000 rows"));
    site.executeMySql("DELETE FROM moving");
    assertThat(
        said(extract(3)),
        containsString(
            "read in full as the greatest changed is none and was 2026-03-01 10:00:00.5"));
    assertThat(lines("rows"), is(List.of("id,name,changed")));
    assertIsWhole();
    assertThat(extract(4, "--dryRun").out().toString(), containsString("no row of 2026-03-03 has"));
  }

  /** Bytes, not what the collation takes for the same; and rows that meet where no more. */
  @Test
  void keysOfTextsAndAConditionAreCompared() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE moving (id VARCHAR(9), part INT, name VARCHAR(20),"
            + " changed DATETIME(3), PRIMARY KEY (id, part))",
        "INSERT INTO moving VALUES ('a,', 1, 'x', '2026-03-01 08:00'), ('a', 1, 'x',"
            + " '2026-03-01 08:00'), ('\"q\"', 2, 'x', '2026-03-01 08:00'), ('b', 1, 'y',"
            + " '2026-03-01 10:00')");
    job(
        "incremental: {by: changed, deletes: keys}\n    where: name <> 'gone'",
        ", where: name <> 'gone'");
    extract(1);
    site.executeMySql(
        "DELETE FROM moving WHERE id = 'a,'",
        "UPDATE moving SET id = 'A' WHERE id = 'a'",
        "UPDATE moving SET name = 'gone' WHERE part = 2");
    assertThat(said(extract(2)), containsString("read in full as"));
    assertIsWhole();
    site.executeMySql("DELETE FROM moving WHERE id = 'A'");
    assertThat(said(extract(3)), containsString("1 deleted, or gone by where"));
    assertIsWhole();
    site.executeMySql("UPDATE moving SET name = 'gone'");
    assertThat(said(extract(4)), containsString(" deleted, or gone by where"));
    assertIsWhole();
  }

  /** 1.00 here and 1 there: only the number of the keys can be compared. */
  @Test
  void wholeNumbersThatAreWrittenWithAFractionAreMerged() throws IOException, SQLException {
    String columns =
        "columns: [{name: id, type: 'decimal(9,2)'}, {name: name}, {name: changed, type: timestamp}]";
    job("incremental: {by: changed}\n    " + columns, ", " + columns);
    extract(1);
    site.executeMySql("INSERT INTO moving VALUES (5, 'five', '2026-03-02')");
    assertThat(said(extract(2)), containsString("2 replaced, 1 new, and 2 kept of 2026-03-01"));
    assertThat(lines("rows"), hasItem("5.00,five,2026-03-02 00:00:00"));
    assertIsWhole();
  }

  @Test
  void keysOfBytesAreCompared() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE moving (id BINARY(4) PRIMARY KEY, name VARBINARY(20), changed DATETIME)",
        "INSERT INTO moving VALUES (X'00000001', X'FF', '2026-03-01 10:00'), (X'5C780000', '', '2026-03-01 08:00'), ('abc', NULL, '2026-03-01 07:00')");
    job("incremental: {by: changed}");
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = X'0A', changed = '2026-03-02 08:00' WHERE id = X'00000001'",
        "INSERT INTO moving VALUES (X'000000FF', 'x', '2026-03-02 09:00')");
    assertThat(said(extract(2)), containsString("1 replaced, 1 new, and 2 kept of 2026-03-01"));
    assertIsWhole();
    assertThat(lines("rows"), hasItem("\\x00000001,\\x0a,2026-03-02 08:00:00"));
    site.executeMySql("DELETE FROM moving WHERE id = 'abc'");
    site.executeMySql("INSERT INTO moving VALUES ('abd', 'late', '2026-02-01')");
    assertThat(said(extract(3)), containsString("read in full"));
    assertIsWhole();
  }

  @Test
  void rowsThatWereDeletedWhileAsManyCameLateAreNoticed() throws IOException, SQLException {
    extract(1);
    site.executeMySql(
        "DELETE FROM moving WHERE id = 1", "INSERT INTO moving VALUES (9, 'late', '2026-02-01')");
    assertThat(
        said(extract(2)),
        is(
            "rows 4 rows, 119 bytes, read in full as 4 rows were merged, as many as the server counts, and"
                + " their keys are others: rows were deleted, and as many came without a new changed"));
    assertIsWhole();
  }

  @Test
  void aChangedKeyIsNoticed() throws IOException, SQLException {
    extract(1);
    site.executeMySql("UPDATE moving SET id = 11, changed = '2026-03-02 12:00' WHERE id = 1");
    assertThat(said(extract(2)), containsString("got another key"));
    assertIsWhole();
  }

  @Test
  void rowsThatCameLateBeyondTheOverlapAreNoticedAndThoseWithinItAreRead()
      throws IOException, SQLException {
    extract(1);
    site.executeMySql("INSERT INTO moving VALUES (6, 'late', '2026-03-01 09:31')");
    assertThat(said(extract(2)), containsString("1 new"));
    assertIsWhole();
    site.executeMySql("INSERT INTO moving VALUES (7, 'later', '2026-02-01')");
    assertThat(
        said(extract(3)),
        is(
            "rows 6 rows, 173 bytes, read in full as 5 rows were merged and the server counts 6: rows came"
                + " without a new changed"));
    assertIsWhole();
  }

  @Test
  void aValueThatIsStillToComeHidesNoChange() throws IOException, SQLException {
    site.executeMySql("INSERT INTO moving VALUES (8, 'from the future', '2099-01-01')");
    extract(1);
    assertThat(manifest("rows").increment().watermark(), not(containsString("2099")));
    site.executeMySql("UPDATE moving SET name = 'seen', changed = NOW() WHERE id = 1");
    assertThat(said(extract(2)), containsString(" 3 read where"));
    assertIsWhole();
  }

  @Test
  void aDayCanBeRunAgainAndAnEarlierOneBeFilledIn() throws IOException, SQLException {
    extract(1);
    site.executeMySql("INSERT INTO moving VALUES (5, 'five', '2026-03-02')");
    extract(3);
    List<String> third = lines("rows");
    extract(3);
    assertThat(lines("rows"), is(third));
    assertThat(manifest("rows").increment().read(), is(3L));
    site.executeMySql("INSERT INTO moving VALUES (6, 'six', '2026-03-03')");
    extract(2);
    assertIsWhole();
    site.with("runDate", "2026-03-03");
    assertThat(lines("rows"), is(third));
    extract(3);
    assertIsWhole();
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void nothingNewIsNothingRead() throws IOException, SQLException {
    site.executeMySql("DELETE FROM moving WHERE id IN (3, 4)");
    job("incremental: {by: changed, overlap: 0}");
    extract(1);
    assertThat(
        said(extract(2)),
        is(
            "rows 2 rows, 65 bytes, 1 read where `changed` >= '2026-03-01 09:00:00.000000' OR `changed`"
                + " IS NULL: 1 replaced, 0 new, and 1 kept of 2026-03-01"));
    site.executeMySql("DELETE FROM moving");
    assertThat(said(extract(3)), containsString("rows were deleted"));
    assertThat(
        said(extract(4)), containsString("read in full as no row of 2026-03-03 has changed"));
    assertThat(manifest("rows").rowsRead(), is(0L));
    site.executeMySql("INSERT INTO moving VALUES (5, 'five', '2026-03-02')");
    extract(5);
    assertIsWhole();
  }

  @Test
  void rowsThatMeetTheConditionNoMoreAreGone() throws IOException, SQLException {
    String where = "where: name <> 'closed'";
    job(where + "\n    incremental: {by: changed}", ", " + where);
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = 'closed', changed = '2026-03-02' WHERE id = 1",
        "UPDATE moving SET name = 'open', changed = '2026-03-02' WHERE id = 2",
        "INSERT INTO moving VALUES (5, 'closed', '2026-03-02')");
    assertThat(
        said(extract(2)),
        containsString(
            "3 read where `changed` >= '2026-03-01 09:00:00.500000' OR `changed` IS NULL:"
                + " 3 replaced or gone, and 0 kept of 2026-03-01"));
    assertIsWhole();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incremental: {by: id} | 2026-03-01 was not read by id",
        "incremental: {by: changed}\\n    where: id < 9 | where is not as on 2026-03-01",
        "incremental: {by: changed, fullEvery: 1} | fullEvery is 1 and the last time was 2026-03-01",
        "incremental: {by: changed}\\n    columns: [id, name] | since 2026-03-01 changed is gone",
        "incremental: {by: changed}\\n    columns: [{name: id, type: long}, {name: name, nulls: [one]},"
            + " {name: changed, type: timestamp}]"
            + " | since 2026-03-01 id may be NULL now",
      })
  void whatWasWantedOtherwiseIsReadInFull(String wanted, String reason) throws IOException {
    extract(1);
    job(wanted.replace("\\n", "\n"));
    assertThat(said(extract(2)), containsString(", read in full as " + reason));
  }

  @Test
  void aConditionOnMoreThanTheRowIsReadInFullOnEachDay() throws IOException {
    job("incremental: {by: changed}\n    where: changed < NOW()");
    extract(1);
    assertThat(said(extract(2)), containsString("as where depends on more than the row"));
  }

  /** As after a dump was restored: as many rows, the same keys, and older values. */
  @Test
  void aGreatestValueThatWentBackIsReadInFull() throws IOException, SQLException {
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = 'old', changed = '2026-02-01' WHERE id IN (1, 2, 3)");
    assertThat(
        said(extract(2)).replaceAll("\\.[0-9]+", ""),
        endsWith(
            ", read in full as the greatest changed is 2026-02-01 00:00:00 and was 2026-03-01"
                + " 10:00:00 on 2026-03-01"));
    assertIsWhole();
  }

  @Test
  void anotherServerIsReadInFull() throws IOException, SQLException {
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = 'other'",
        "UPDATE moving SET changed = '2027-01-01' WHERE id = 3");
    String url = SharedServers.mariaDb().jdbcUrl();
    String other =
        url.contains("127.0.0.1")
            ? url.replace("127.0.0.1", "localhost")
            : url.replace("localhost", "127.0.0.1");
    site.with("mysqlUrl", other);
    assertThat(
        said(extract(2)),
        containsString(", read in full as 2026-03-01 was not read from jdbc:mysql://"));
    assertIsWhole();
    assertThat(said(extract(3)), containsString(" kept of 2026-03-02"));
  }

  @Test
  void aDayOfAnotherJobIsReadInFull() throws IOException, SQLException {
    extract(1);
    site.executeMySql("UPDATE moving SET name = 'unseen' WHERE id = 1");
    Path job = site.file("moving.yaml");
    Files.writeString(job, Files.readString(job).replace("name: moving", "name: other"));
    assertThat(
        said(extract(2)), containsString(", read in full as 2026-03-01 is of the job moving"));
    assertIsWhole();
  }

  @Test
  void aTypeThatWasChangedOnTheServerIsReadInFull() throws IOException, SQLException {
    extract(1);
    site.executeMySql("ALTER TABLE moving MODIFY name VARCHAR(21)");
    assertThat(
        said(extract(2)),
        containsString(
            "as the key, a column's type on the server, or nulls: is not as on 2026-03-01"));
  }

  @Test
  void aDamagedOrMissingFileOfTheDayBeforeIsReadInFull() throws IOException {
    extract(1);
    String path = "raw/rows/run_date=2026-03-01/ATTEMPT/moving.csv";
    byte[] good = site.lake().bytes(path);
    byte[] damaged = good.clone();
    damaged[good.length - 3] ^= 1;
    site.lake().write(path, damaged);
    String reason =
        "read in full as the file of 2026-03-01 is damaged, gone, or has rows that are none";
    assertThat(said(extract(2)), containsString(reason));
    assertIsWhole();
    site.lake().write("raw/rows/run_date=2026-03-02/ATTEMPT/moving.csv", new byte[0]);
    site.with("runDate", "2026-03-03");
    assertThat(said(extract(3)), containsString(reason.replace("03-01", "03-02")));
    assertIsWhole();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{by: chnged} | incremental has by: chnged, and table moving has none of that name; did you mean"
            + " changed?",
        "{by: nothing} | incremental has by: nothing, and table moving has none of that name; those of"
            + " whole numbers, dates and times are: changed, id",
        "{by: name} | incremental has by: name, and in table moving it is varchar(20); those of whole"
            + " numbers, dates and times are: changed, id",
        "{by: id, overlap: 1h} | overlap of incremental must be a whole number, as id has such",
        "{by: changed, overlap: 7} | overlap of incremental must be a time such as 90s, 30m, 1h or 2d,"
            + " as changed has such",
      })
  void aMistakeIsToldWithItsLineBeforeAnythingRuns(String incremental, String said)
      throws IOException {
    job("incremental: " + incremental);
    CitizensRun run = site.run("extract");
    assertThat(
        run.err(),
        is(
            List.of(
                "citizens: rows: %s:5: %s (status 2)".formatted(site.file("moving.yaml"), said))));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    String problem = said.substring(0, said.indexOf(';') < 0 ? said.length() : said.indexOf(';'));
    assertThat(site.run("validate").everything(), containsString(problem));
    assertThat(manifest("all").rowsRead(), is(4L));
  }

  @Test
  void aTableWithoutAKeyIsRefused() throws IOException, SQLException {
    site.executeMySql("ALTER TABLE moving DROP PRIMARY KEY, ADD UNIQUE (changed)");
    assertThat(
        site.run("extract").everything(),
        containsString(
            "moving.yaml:5: incremental of table moving needs a primary key, or a unique one without"
                + " NULL, whose columns are all extracted and have no nulls:"));
    site.executeMySql("ALTER TABLE moving ADD PRIMARY KEY (id)");
    job("incremental: {by: changed}\n    columns: [name]");
    assertThat(site.run("extract").status(), is(ExitStatus.WRONG_USE));
  }

  @Test
  void theDryRunSaysWhatWouldBeRead() throws IOException {
    assertThat(
        extract(1, "--dryRun").out().get(1),
        is("  reads     all rows, as no day before is published"));
    extract(1);
    assertThat(
        extract(2, "--dryRun").out().get(1),
        is(
            "  reads     rows where `changed` >= '2026-03-01 09:30:00.500000' OR `changed` IS NULL, put"
                + " into those of 2026-03-01"));
    assertThat(
        extract(2, "--dryRun", "--json", "--dataset=rows").out().get(0),
        containsString("\"incremental\":\"rows where `changed` >= "));
  }

  @Test
  void aTableThatIsGoneDoesNotStopTheOthers() throws IOException, SQLException {
    extract(1);
    site.executeMySql("INSERT INTO moving VALUES (5, 'five', '2026-03-02')");
    Files.writeString(
        site.file("moving.yaml"),
        """
        name: moving
        datasets:
          rows: {table: moving, incremental: {by: changed}}
          gone: {table: no_such_table, incremental: {by: changed}}
          all: {table: moving}
        """);
    site.with("runDate", "2026-03-02");
    CitizensRun run = site.run("extract");
    assertThat(run.status(), is(not(ExitStatus.DONE)));
    assertIsWhole();
    assertThat(manifest("rows").increment().replaced(), is(2L));
  }

  @Test
  void moreChangesThanAWorkerCanHoldAreNotMerged() throws IOException, SQLException {
    extract(1);
    site.executeMySql("INSERT INTO moving SELECT seq, NULL, '2026-03-02' FROM seq_10_to_1500010");
    assertThat(
        said(extract(2, "--dataset=rows")),
        is(
            "rows 1,500,005 rows, 42.4 MB, read in full as more than 1,500,000 rows have changed since"
                + " 2026-03-01"));
    assertThat(manifest("rows").increment().read(), is(1_500_005L));
    assertThat(site.lake().attempts(), is(0));
  }

  /** All that reads a day takes one that was put together: by its splits, its sums and its name. */
  @Test
  void theDayIsAnalysedLoadedAndReconciledAsAnyOther() throws IOException, SQLException {
    Files.writeString(
        site.file("moving.yaml"),
        """
        name: moving
        datasets:
          rows:
            table: moving
            columns: [{name: id, type: long, key: true}, {name: name}]
            incremental: {by: changed}
            load: {}
          all: {table: moving, columns: [{name: id, type: long, key: true}, {name: name}]}
        analyses:
          - {of: [rows, all], ask: [{countBy: [name], as: names}]}
        reconcile: [{left: rows, right: all, by: [name]}]
        """);
    site.with("runDate", "2026-03-01").done("daily");
    site.executeMySql(
        "UPDATE moving SET name = 'ONE', changed = '2026-03-02 08:00' WHERE id = 1",
        "INSERT INTO moving VALUES (5, '', '2026-03-02 09:00')");
    CitizensRun run = site.with("runDate", "2026-03-02").done("daily");
    assertThat(run.everything(), containsString(" 1 kept of 2026-03-01"));
    assertThat(run.everything(), containsString("rows and all have the same 5 rows"));
    assertThat(
        site.warehouseRows("SELECT id, name FROM citizens.latest_rows ORDER BY id").toString(),
        is("[[1, ONE], [2, null], [3, a \"quoted\", one], [4, never], [5, ]]"));
  }

  @Test
  void inHdfsItIsTheSame(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onHdfs(folder).without("csv");
    job("incremental: {by: changed}");
    extract(1);
    site.executeMySql(
        "UPDATE moving SET name = 'ONE', changed = '2026-03-02 08:00' WHERE id = 1",
        "INSERT INTO moving VALUES (5, '', '2026-03-02 09:00')");
    assertThat(said(extract(2)), containsString(" 1 new, and 1 kept of 2026-03-01"));
    assertIsWhole();
    assertThat(said(extract(3)), containsString(" 0 new, and 2 kept of 2026-03-02"));
    assertIsWhole();
    assertThat(site.lake().attempts(), is(0));
  }
}
