package dev.citizens.load;

import com.google.auto.value.AutoValue;
import dev.citizens.analysis.Analysis;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.SourceFile;
import dev.citizens.lake.SourceMoment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Publishes what is staged of a day and data set, results and the table itself, in one transaction:
 * a reader sees all of the old or all of the new, and a table that is new together with its first
 * rows. Other days and data sets are not touched, but for days of a mirrored table that are no
 * longer kept.
 */
@AutoValue
public abstract class Publication {
  abstract LocalDate runDate();

  /** The data set that the results are of. */
  abstract String dataset();

  /** The name of the job, whose the data set then is. */
  abstract String job();

  /** Of the load. */
  abstract String attempt();

  /** Of the results; of the raw file, if nothing is asked of it. */
  abstract Manifest results();

  /** Of the raw file behind the results, in bytes. */
  abstract long inputBytes();

  /** From what the raw file was made; none if it is the source, byte by byte. */
  abstract List<SourceFile> sources();

  /** Where the first bad rows of each reason stand; none if all are good. */
  abstract List<BadRowPlace> firstBadRows();

  /** Whether the rows are those of one moment, as far as the server says; null of a file. */
  abstract @Nullable SourceMoment moment();

  abstract StagingTable staging();

  /** The result's files of each question, as their manifest describes them. */
  abstract Map<Analysis, List<DataFile>> filesByAnalysis();

  /** The table itself, if the warehouse is to have it for that day. */
  abstract Optional<StagedMirror> mirror();

  /** Who may read the tables that are made. */
  abstract Optional<String> readerRole();

  /**
   * Throws if manifests in the lake are no longer those of {@link #results} and {@link #ledger}:
   * what came in between must not be published under their figures.
   */
  abstract Runnable stillPublished();

  abstract List<LedgerEntry> ledger();

  public static Builder builder() {
    return new AutoValue_Publication.Builder().sources(List.of()).firstBadRows(List.of());
  }

  /**
   * Collects a publication; everything but sources, bad rows, moment, reader and mirror is
   * required.
   */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder runDate(LocalDate runDate);

    public abstract Builder dataset(String dataset);

    public abstract Builder job(String job);

    public abstract Builder attempt(String attempt);

    public abstract Builder results(Manifest results);

    public abstract Builder inputBytes(long inputBytes);

    public abstract Builder sources(List<SourceFile> sources);

    public abstract Builder firstBadRows(List<BadRowPlace> firstBadRows);

    public abstract Builder moment(@Nullable SourceMoment moment);

    public abstract Builder staging(StagingTable staging);

    public abstract Builder filesByAnalysis(Map<Analysis, List<DataFile>> filesByAnalysis);

    public abstract Builder mirror(Optional<StagedMirror> mirror);

    public abstract Builder readerRole(Optional<String> readerRole);

    public abstract Builder stillPublished(Runnable stillPublished);

    public abstract Builder ledger(List<LedgerEntry> ledger);

    public abstract Publication build();
  }

  /**
   * Publishes and drops the staging table. Nothing has changed if this throws.
   *
   * @throws SQLException if the warehouse refuses
   */
  public void run(Connection connection) throws SQLException {
    try (Transaction transaction = Transaction.begin(connection)) {
      // Two loads of the same day and data set come one after the other; the last one stays. Locks
      // are taken in this order by all: the day, the data set, the right to change tables, tables.
      DayLock.acquire(connection, runDate(), dataset());
      DatasetOwner.claim(connection, dataset(), job());
      stillPublished().run();
      if (mirror().isPresent()) {
        MirrorTables.prepare(connection, mirror().get().table(), readerRole());
      }
      replaceResults(connection);
      List<String> mirrors = PublishedRun.mirrors(connection, runDate(), dataset());
      PublishedRun.replace(connection, this);
      staging().drop(connection);
      replaceMirror(connection, mirrors); // last, as readers of the table wait from then on
      stillPublished().run();
      transaction.commit();
    }
  }

  private void replaceMirror(Connection connection, List<String> former) throws SQLException {
    if (mirror().isPresent()) {
      MirrorDays.publish(connection, mirror().get(), former);
      mirror().get().staging().drop(connection);
    } else {
      MirrorDays.drop(connection, runDate(), former);
    }
  }

  /** Table by table in the order of names; one whose question is no longer asked is emptied. */
  private void replaceResults(Connection connection) throws SQLException {
    Map<Analysis, TargetTable> targets =
        ResultTables.prepare(connection, filesByAnalysis().keySet(), readerRole());
    Map<String, Analysis> asked = new TreeMap<>();
    filesByAnalysis().keySet().forEach(analysis -> asked.put(analysis.name(), analysis));
    Set<String> tables = new TreeSet<>(asked.keySet());
    tables.addAll(PublishedRun.results(connection, runDate(), dataset()));
    for (String table : tables) {
      Analysis analysis = asked.get(table);
      if (analysis == null) {
        TargetTable.empty(connection, table, runDate(), dataset());
      } else {
        targets
            .get(analysis)
            .replace(connection, staging(), runDate(), dataset(), filesByAnalysis().get(analysis));
      }
    }
  }
}
