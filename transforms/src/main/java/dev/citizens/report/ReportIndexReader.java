package dev.citizens.report;

import dev.citizens.load.TextArray;
import dev.citizens.load.Transaction;
import dev.citizens.report.ReportIndex.IndexedDay;
import dev.citizens.report.ReportIndex.Load;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads the {@link ReportIndex} of a job from the warehouse. */
public final class ReportIndexReader {
  private static final String DAYS =
      """
      SELECT run_date, count(*) OVER (),
        EXISTS (SELECT FROM citizens.report AS r WHERE r.run_date = d.run_date AND job = ?),
        (SELECT bool_and(equal) FROM citizens.reconciliation AS c
         WHERE c.run_date = d.run_date AND left_dataset = ANY (?))
      FROM (SELECT DISTINCT run_date FROM citizens.run WHERE dataset = ANY (?)) AS d
      ORDER BY run_date DESC LIMIT %s
      """
          .formatted(ReportIndex.MOST_DAYS);

  private static final String LOADS =
      "SELECT run_date, dataset, rows_read, bad_rows FROM citizens.run WHERE dataset = ANY (?)";

  private ReportIndexReader() {}

  /**
   * The days as they are at one moment.
   *
   * @param datasets those of the job, in its order
   */
  @SuppressWarnings("try") // the snapshot is only held
  public static ReportIndex read(Connection connection, String job, List<String> datasets)
      throws SQLException {
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      Map<LocalDate, Map<String, Load>> loads = loads(connection, datasets);
      return days(connection, job, datasets, loads);
    }
  }

  private static Map<LocalDate, Map<String, Load>> loads(
      Connection connection, List<String> datasets) throws SQLException {
    Map<LocalDate, Map<String, Load>> loads = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(LOADS)) {
      query.setArray(1, TextArray.of(connection, datasets));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          loads
              .computeIfAbsent(rows.getObject(1, LocalDate.class), day -> new HashMap<>())
              .put(rows.getString(2), new Load(rows.getLong(3), rows.getLong(4)));
        }
      }
    }
    return loads;
  }

  private static ReportIndex days(
      Connection connection,
      String job,
      List<String> datasets,
      Map<LocalDate, Map<String, Load>> loads)
      throws SQLException {
    List<IndexedDay> days = new ArrayList<>();
    long allDays = 0;
    try (PreparedStatement query = connection.prepareStatement(DAYS)) {
      query.setString(1, job);
      query.setArray(2, TextArray.of(connection, datasets));
      query.setArray(3, TextArray.of(connection, datasets));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          LocalDate day = rows.getObject(1, LocalDate.class);
          allDays = rows.getLong(2);
          List<@Nullable Load> ofDay = new ArrayList<>();
          datasets.forEach(dataset -> ofDay.add(loads.get(day).get(dataset)));
          days.add(
              new IndexedDay(day, rows.getBoolean(3), ofDay, rows.getObject(4, Boolean.class)));
        }
      }
    }
    return new ReportIndex(job, datasets, days, allDays);
  }
}
