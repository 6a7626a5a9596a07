package dev.citizens.pipeline;

import dev.citizens.analyze.ScanRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import dev.citizens.load.CopiedRange;
import dev.citizens.load.CopyTable;
import dev.citizens.load.MirrorDays;
import dev.citizens.load.MirrorStaging;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.OpenStaging;
import dev.citizens.load.StagedMirror;
import dev.citizens.load.StagingTable;
import dev.citizens.load.Warehouse;
import dev.citizens.report.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The part of a load that copies the extracted table itself, as bytes; it has nothing to do if the
 * job file does not ask for that, or the table keeps newer days only.
 */
final class MirrorLoad implements AutoCloseable {
  private final DayInput raw;
  private final Warehouse warehouse;
  private final @Nullable MirroredTable table;
  private final @Nullable OpenStaging<MirrorStaging> staging;

  private MirrorLoad(
      DayInput raw,
      Warehouse warehouse,
      @Nullable MirroredTable table,
      @Nullable OpenStaging<MirrorStaging> staging) {
    this.raw = raw;
    this.warehouse = warehouse;
    this.table = table;
    this.staging = staging;
  }

  /**
   * Makes what the rows are staged in, which goes when this is closed.
   *
   * @param attempt where the results are staged
   */
  static MirrorLoad open(LoadInput input, Warehouse warehouse, StagingTable attempt)
      throws SQLException {
    MirroredTable table = MirroredTable.of(input.dataset()).orElse(null);
    if (table == null || isTooOld(input.day(), table, warehouse)) {
      return new MirrorLoad(input.raw(), warehouse, table, null);
    }
    MirrorStaging staging = new MirrorStaging(attempt, table, input.day().runDate());
    return new MirrorLoad(input.raw(), warehouse, table, OpenStaging.create(warehouse, staging));
  }

  private static boolean isTooOld(Day day, MirroredTable table, Warehouse warehouse)
      throws SQLException {
    try (Connection connection = warehouse.connect()) {
      return MirrorDays.isTooOld(connection, table, day.runDate());
    }
  }

  /** The file that is copied, if any. */
  Optional<DataFile> file() {
    return staging == null ? Optional.empty() : Optional.of(raw.manifest().onlyFile());
  }

  private List<ScanRange> ranges() {
    return file()
        .map(
            file ->
                ScanRange.tile(
                    raw.path(file), raw.manifest().splits(), file.bytes(), RawScan.RANGE_BYTES))
        .orElse(List.of());
  }

  /** Adds the copying to a pipeline; nothing for a table without rows. */
  void addTo(Pipeline pipeline) {
    List<ScanRange> ranges = ranges();
    if (!ranges.isEmpty()) {
      pipeline
          .apply("Ranges", Create.of(ranges).withCoder(ScanRange.CODER))
          .apply("CopyTable", CopyTable.into(warehouse, staging.table()));
    }
  }

  /**
   * What the pipeline has staged, if each byte and each row of the file is there.
   *
   * @throws StepFailure with status 21 if other bytes were read, 22 if something is missing
   */
  Optional<StagedMirror> staged() {
    return file().map(this::checked);
  }

  private StagedMirror checked(DataFile file) {
    List<CopiedRange> copied = copied();
    requireAll(copied);
    try {
      VerifiedFile.checkScanned(raw.data(), file, copied.stream().map(CopiedRange::read).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long rows = copied.stream().mapToLong(CopiedRange::rows).sum();
    if (rows != file.rows()) {
      throw new StepFailure(
          ExitStatus.WAREHOUSE,
          "PostgreSQL made %s rows of %s, and its manifest says %s; nothing was published, run load"
                  .formatted(rows, raw.path(file), file.rows())
              + " again");
    }
    return new StagedMirror(staging.table(), file);
  }

  private List<CopiedRange> copied() {
    try (Connection connection = warehouse.connect()) {
      return staging.table().copied(connection);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private void requireAll(List<CopiedRange> copied) {
    List<Long> wanted = ranges().stream().map(ScanRange::start).toList();
    List<Long> there = copied.stream().map(CopiedRange::start).toList();
    if (!there.equals(wanted)) {
      throw new StepFailure(
          ExitStatus.WAREHOUSE,
          "%s of %s ranges of %s are staged; nothing was published, run load again"
              .formatted(there.size(), wanted.size(), table.name()));
    }
  }

  /** What came of it, for people; empty if it is not asked for. */
  Optional<String> text() {
    if (table == null) {
      return Optional.empty();
    }
    return Optional.of(
        file()
            .map(
                file ->
                    "%s, %s into %s"
                        .formatted(
                            Figures.rows(file.rows()),
                            Shown.bytes(file.bytes()),
                            table.shownName()))
            .orElseGet(
                () ->
                    "nothing into %s, which has newer days and keeps %s"
                        .formatted(table.shownName(), table.keep())));
  }

  @Override
  public void close() {
    if (staging != null) {
      staging.close();
    }
  }
}
