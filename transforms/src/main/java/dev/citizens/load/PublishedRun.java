package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.SourceFile;
import dev.citizens.lake.SourceMoment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the ledger says of the load of a day and data set. */
final class PublishedRun {
  private PublishedRun() {}

  /** The tables that hold results of the load that is published now; none without one. */
  static List<String> results(Connection connection, LocalDate runDate, String dataset)
      throws SQLException {
    return names(connection, "SELECT result FROM citizens.run_result", runDate, dataset);
  }

  /** The tables that have the rows of the load that is published now; as a rule one, or none. */
  static List<String> mirrors(Connection connection, LocalDate runDate, String dataset)
      throws SQLException {
    return names(connection, "SELECT name FROM citizens.run_mirror", runDate, dataset);
  }

  private static List<String> names(
      Connection connection, String select, LocalDate runDate, String dataset) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(select + " WHERE run_date = ? AND dataset = ?")) {
      query.setObject(1, runDate);
      query.setString(2, dataset);
      try (ResultSet found = query.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (found.next()) {
          names.add(found.getString(1));
        }
        return names;
      }
    }
  }

  /** Replaces it by what is published now; a verdict about the old load goes with it. */
  static void replace(Connection connection, Publication publication) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM citizens.run WHERE run_date = ? AND dataset = ?")) {
      delete.setObject(1, publication.runDate());
      delete.setString(2, publication.dataset());
      delete.executeUpdate();
    }
    insertRun(connection, publication);
    insertSources(connection, publication);
    insertBadRows(connection, publication);
    insertSteps(connection, publication);
    insertResults(connection, publication);
  }

  private static void insertRun(Connection connection, Publication publication)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run (run_date, dataset, job, attempt, rows_read, bad_rows,"
                + " fingerprint, input_bytes, version, moment)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, publication.runDate());
      insert.setString(2, publication.dataset());
      insert.setString(3, publication.job());
      insert.setObject(4, UUID.fromString(publication.attempt()));
      insert.setLong(5, publication.results().rowsRead());
      insert.setLong(6, publication.results().badRows());
      insert.setString(7, publication.results().fingerprint());
      insert.setLong(8, publication.inputBytes());
      insert.setString(9, publication.results().createdBy());
      SourceMoment moment = publication.moment();
      insert.setString(10, moment == null ? null : moment.verdict().name());
      insert.executeUpdate();
    }
  }

  private static void insertSources(Connection connection, Publication publication)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_source (run_date, dataset, place, name, packing, encoding,"
                + " bytes, crc32c) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      int place = 0;
      for (SourceFile source : publication.sources()) {
        insert.setObject(1, publication.runDate());
        insert.setString(2, publication.dataset());
        insert.setInt(3, ++place);
        insert.setString(4, source.name());
        insert.setString(5, source.packing());
        insert.setString(6, source.encoding());
        insert.setLong(7, source.bytes());
        insert.setString(8, source.crc32c());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertBadRows(Connection connection, Publication publication)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_bad_row (run_date, dataset, lake_offset, file, line,"
                + " byte_offset, reason, column_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (BadRowPlace place : publication.firstBadRows()) {
        insert.setObject(1, publication.runDate());
        insert.setString(2, publication.dataset());
        insert.setLong(3, place.lakeOffset());
        insert.setString(4, place.file());
        insert.setObject(5, place.line(), Types.BIGINT);
        insert.setLong(6, place.byteOffset());
        insert.setString(7, place.reason());
        insert.setString(8, place.column());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertSteps(Connection connection, Publication publication)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_step (run_date, dataset, step, attempt, rows_read,"
                + " rows_written, bad_rows, bytes_written, elapsed_millis, finished_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (LedgerEntry entry : publication.ledger()) {
        insert.setObject(1, publication.runDate());
        insert.setString(2, publication.dataset());
        insert.setString(3, entry.step());
        insert.setObject(4, UUID.fromString(entry.attempt()));
        insert.setLong(5, entry.rowsRead());
        insert.setLong(6, entry.rowsWritten());
        insert.setLong(7, entry.badRows());
        insert.setLong(8, entry.bytesWritten());
        insert.setLong(9, entry.elapsedMillis());
        insert.setObject(10, entry.finishedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertResults(Connection connection, Publication publication)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_result (run_date, dataset, result, question, key_columns,"
                + " result_columns, count_column, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Map.Entry<Analysis, List<DataFile>> each : publication.filesByAnalysis().entrySet()) {
        Analysis analysis = each.getKey();
        insert.setObject(1, publication.runDate());
        insert.setString(2, publication.dataset());
        insert.setString(3, analysis.name());
        insert.setString(4, analysis.question());
        insert.setArray(5, TextArray.of(connection, analysis.keyColumns()));
        insert.setArray(6, TextArray.of(connection, analysis.resultColumns()));
        insert.setString(7, countColumn(analysis));
        insert.setLong(8, each.getValue().stream().mapToLong(DataFile::rows).sum());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String countColumn(Analysis analysis) {
    return analysis.result().stream()
        .filter(column -> column.range() == ResultColumn.Range.COUNT)
        .map(ResultColumn::name)
        .findFirst()
        .orElse(null);
  }
}
