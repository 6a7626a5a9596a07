package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A day of a data set whose results are staged, ready to be published. */
final class StagedDay {
  static final CountBy BY_COUNTRY =
      new CountBy("citizens_by_country", List.of(new ColumnValue("country", 4)), 0);
  private static final CountBy BY_BIRTH_YEAR =
      new CountBy("citizens_by_birth_year", List.of(new YearOf("birth_year", 2)), 0);
  private static final String CRC = "0badcafe";

  private final LocalDate runDate;
  private final String dataset;
  private final Connection connection;
  private final String attempt = UUID.randomUUID().toString();
  private final StagingTable staging = StagingTable.of(attempt, Instant.now());
  private final Map<Analysis, List<DataFile>> filesByAnalysis = new LinkedHashMap<>();
  private String job = "daily";
  private Optional<String> readerRole = Optional.empty();
  private Optional<StagedMirror> mirror = Optional.empty();
  private Runnable stillPublished = () -> {};

  StagedDay(Connection connection, LocalDate runDate, String dataset) throws SQLException {
    this.connection = connection;
    this.runDate = runDate;
    this.dataset = dataset;
    staging.create(connection);
  }

  /** Stages rows, each the JSON array of its fields, of {@code citizens_by_country}. */
  StagedDay byCountry(String... rows) throws SQLException {
    return stage(BY_COUNTRY, rows);
  }

  StagedDay byBirthYear(String... rows) throws SQLException {
    return stage(BY_BIRTH_YEAR, rows);
  }

  /** Stages rows of the table of that analysis. */
  StagedDay stage(Analysis analysis, String... rows) throws SQLException {
    return stage(analysis, analysis.name() + ".csv", rows);
  }

  /** Stages rows of one of the files of that analysis. */
  StagedDay stage(Analysis analysis, String file, String[] rows) throws SQLException {
    UUID reading = UUID.randomUUID();
    String receipt = "[\"%s\", \"%s\"]".formatted(CRC, file.replace("\"", "\\\""));
    insert(new StagedBlock(analysis.name(), reading, 0, List.of(rows)));
    insert(new StagedBlock(analysis.name(), reading, StagedBlock.RECEIPT, List.of(receipt)));
    filesByAnalysis
        .computeIfAbsent(analysis, each -> new ArrayList<>())
        .add(new DataFile(file, 10, CRC, rows.length));
    return this;
  }

  private void insert(StagedBlock block) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(staging.insert())) {
      StageResults.bind(block, insert);
      insert.executeUpdate();
    }
  }

  /** As if manifests said that so many rows of all tables are missing. */
  StagedDay withRowsLost(long lost) {
    filesByAnalysis
        .values()
        .forEach(
            files ->
                files.replaceAll(
                    file ->
                        new DataFile(
                            file.name(), file.bytes(), file.crc32c(), file.rows() + lost)));
    return this;
  }

  /** As if manifests were of other bytes than those that were read. */
  StagedDay withAnotherChecksum(String crc32c) {
    filesByAnalysis
        .values()
        .forEach(
            files ->
                files.replaceAll(
                    file -> new DataFile(file.name(), file.bytes(), crc32c, file.rows())));
    return this;
  }

  StagedDay ofJob(String name) {
    job = name;
    return this;
  }

  StagedDay readBy(String role) {
    readerRole = Optional.of(role);
    return this;
  }

  /** The table itself beside the results. */
  StagedDay with(StagedMirror staged) {
    mirror = Optional.of(staged);
    return this;
  }

  /** Something that happens before the commit. */
  StagedDay whenLookedAtAgain(Runnable check) {
    stillPublished = check;
    return this;
  }

  String attempt() {
    return attempt;
  }

  String stagingTable() {
    return staging.name();
  }

  Publication publication() {
    Manifest results =
        Manifest.builder()
            .folder("results/" + dataset + "/run_date=" + runDate)
            .dataset(dataset)
            .attempt("7c9e6679-7425-40de-944b-e07fc1f90ae7")
            .runDate(runDate.toString())
            .job("citizens")
            .createdAt("2026-02-28T01:02:03.004Z")
            .createdBy("0.1.0-test")
            .elapsedMillis(77)
            .files(List.of(new DataFile("citizens_by_country.csv", 100, "00000000", 4)))
            .columns(List.of())
            .rowsRead(1_009)
            .badRows(9)
            .fingerprint("000102030405060708090a0b0c0d0e0f")
            .build();
    return Publication.builder()
        .runDate(runDate)
        .dataset(dataset)
        .job(job)
        .attempt(attempt)
        .results(results)
        .inputBytes(6_000_000_000L)
        .staging(staging)
        .mirror(mirror)
        .readerRole(readerRole)
        .filesByAnalysis(filesByAnalysis)
        .stillPublished(() -> stillPublished.run())
        .ledger(List.of(LedgerEntry.of("analyze", results)))
        .build();
  }

  void publish() throws SQLException {
    publication().run(connection);
  }
}
