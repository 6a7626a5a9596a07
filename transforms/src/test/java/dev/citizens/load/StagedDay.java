package dev.citizens.load;

import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A day whose results are staged, ready to be published. */
final class StagedDay {
  private final LocalDate runDate;
  private final String source;
  private final Connection connection;
  private final String attempt = UUID.randomUUID().toString();
  private final StagingTable staging = StagingTable.of(attempt, Instant.now());
  private final Map<TargetTable, Long> rowsByTable = new LinkedHashMap<>();

  StagedDay(Connection connection, LocalDate runDate, String source) throws SQLException {
    this.connection = connection;
    this.runDate = runDate;
    this.source = source;
    staging.create(connection);
  }

  /** Stages rows, each the JSON array of its fields, of {@code citizens_by_country}. */
  StagedDay byCountry(String... rows) throws SQLException {
    return stage("citizens_by_country", List.of("country", "rows"), rows);
  }

  StagedDay byBirthYear(String... rows) throws SQLException {
    return stage("citizens_by_birth_year", List.of("birth_year", "rows"), rows);
  }

  private StagedDay stage(String table, List<String> columns, String... rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(staging.insert())) {
      Array texts = connection.createArrayOf("text", rows);
      insert.setString(1, table);
      insert.setLong(2, 0);
      insert.setArray(3, texts);
      insert.executeUpdate();
    }
    rowsByTable.put(TargetTable.find(connection, table, columns), (long) rows.length);
    return this;
  }

  /** As if a manifest said that so many rows of all tables are missing. */
  StagedDay withRowsLost(long lost) {
    rowsByTable.replaceAll((table, rows) -> rows + lost);
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
            .folder("results/citizens/" + source + "/run_date=" + runDate)
            .dataset("citizens")
            .attempt("7c9e6679-7425-40de-944b-e07fc1f90ae7")
            .runDate(runDate.toString())
            .source(source)
            .createdAt("2026-02-28T01:02:03.004Z")
            .createdBy("0.1.0-test")
            .elapsedMillis(77)
            .files(List.of(new DataFile("citizens_by_country.csv", 100, "00000000", 4)))
            .columns(List.of("id", "country"))
            .rowsRead(1_009)
            .badRows(9)
            .fingerprint("000102030405060708090a0b0c0d0e0f")
            .build();
    return Publication.builder()
        .runDate(runDate)
        .source(source)
        .attempt(attempt)
        .results(results)
        .inputBytes(6_000_000_000L)
        .staging(staging)
        .rowsByTable(rowsByTable)
        .ledger(List.of(LedgerEntry.of("analyze", results)))
        .build();
  }

  void publish() throws SQLException {
    publication().run(connection);
  }
}
