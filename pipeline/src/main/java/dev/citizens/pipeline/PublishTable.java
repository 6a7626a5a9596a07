package dev.citizens.pipeline;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.ReadRange;
import dev.citizens.extract.WrittenRange;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Dataset;
import dev.citizens.lake.ColumnChanges;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Increment;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.TransformedRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Makes one CSV file of the ranges that were read of a table, and publishes it. */
final class PublishTable {
  /** Of columns that are not read. */
  private static final int MOST_TOLD = 10;

  private final Day day;
  private final OpenTable table;
  private final SourceMoment moment;
  private final long startNanos;

  /**
   * Of a table that has been read.
   *
   * @param moment what is known of its changes meanwhile
   * @param startNanos {@link System#nanoTime()} at the start of the extract
   */
  PublishTable(Day day, OpenTable table, SourceMoment moment, long startNanos) {
    this.day = day;
    this.table = table;
    this.moment = moment;
    this.startNanos = startNanos;
  }

  /**
   * Publishes a table of which all rows were to be read.
   *
   * @param read what came of its ranges, in no order
   * @throws dev.citizens.failures.StepFailure if a range could not be read, or rows are missing
   */
  PreparedStep.Done of(List<ReadRange> read) {
    read.forEach(PublishTable::requireRead);
    List<WrittenRange> ranges =
        read.stream()
            .map(ReadRange::written)
            .sorted(Comparator.comparingInt(WrittenRange::number))
            .toList();
    table.shape().requireAll(ranges.stream().mapToLong(WrittenRange::rowsRead).sum());
    String how = table.choice() == null ? "" : ", read in full as " + table.choice().reason();
    return publish(
        ranges,
        table.incrementOfAll(day.mySqlServer(), day.runDate()),
        table.shape().columns().inOnePiece() + how);
  }

  /**
   * Publishes a table of which changes were read.
   *
   * @param merged all its rows
   */
  PreparedStep.Done of(MergedTable merged) {
    return publish(merged.ranges(), merged.increment(), ", " + merged.words());
  }

  /**
   * Checks that a range was read.
   *
   * @throws dev.citizens.failures.StepFailure if it was not
   */
  static void requireRead(ReadRange range) {
    if (range.refusal() != null) {
      throw range.refusal().failure();
    }
  }

  private PreparedStep.Done publish(
      List<WrittenRange> ranges, @Nullable Increment increment, String how) {
    try {
      Optional<Manifest> before = day.lake().findBefore(day.rawFolder(table.dataset()));
      String changes = before.map(this::changesSince).orElse("");
      Manifest manifest = publish(table.attempt().attempt(), ranges, increment, before);
      TransformedRows made = manifest.transform();
      return new PreparedStep.Done(
              "%s%s%s, %s%s%s"
                  .formatted(
                      Figures.of(manifest),
                      made == null ? "" : TransformOutcome.words(made),
                      how,
                      manifest.where() == null ? "" : "only rows where " + manifest.where() + ", ",
                      moment.verdict().words(),
                      changes),
              made == null ? List.of() : TransformOutcome.below(day, table.dataset(), manifest),
              null)
          .with(StepManifests.ofRaw(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What of the table's columns has changed since an earlier day, if anything has. */
  private String changesSince(Manifest before) {
    List<ManifestColumn> now = ManifestColumn.of(table.dataset().columns());
    String changes = ColumnChanges.between(before.columns(), now);
    return changes.isEmpty() ? unread() : "; since %s %s".formatted(before.runDate(), changes);
  }

  private String unread() {
    List<String> names = table.unread();
    return names.isEmpty()
        ? ""
        : "; not read, as drift is freeze: %s%s"
            .formatted(
                String.join(", ", names.subList(0, Math.min(names.size(), MOST_TOLD))),
                names.size() > MOST_TOLD ? ", …" : "");
  }

  private Manifest publish(
      Attempt attempt,
      List<WrittenRange> ranges,
      @Nullable Increment increment,
      Optional<Manifest> before)
      throws IOException {
    Dataset dataset = table.dataset();
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(attempt)));
    ranges.forEach(range -> parts.addAll(range.parts()));
    PartChecksum checksum = new PartChecksum();
    List<Long> splits = new ArrayList<>();
    long bytes = 0;
    long rows = 0;
    for (WrittenPart part : parts) {
      checksum.append(part.crc32c(), part.bytes());
      bytes += part.bytes();
      rows += part.rows();
      splits.add(bytes); // where the part behind this one starts
    }
    if (rows > 0) {
      splits.remove(splits.size() - 1);
    }
    Fingerprint fingerprint =
        ranges.stream().map(WrittenRange::fingerprint).reduce(Fingerprint.EMPTY, Fingerprint::plus);
    TransformOutcome outcome =
        table.transform() == null ? null : new TransformOutcome(day, table, ranges, startNanos);
    if (outcome == null) {
      EnoughRows.require(day, dataset, rows);
    } else {
      outcome.requireAll(rows);
    }
    if (before.isPresent()) {
      new StaleInput(day, dataset).requireOtherRows(before.get(), rows, fingerprint.toString());
    }
    DataFile file =
        new DataFile(dataset.table().fileName(), bytes, DataFile.hex(checksum.value()), rows);
    List<String> paths = parts.stream().map(WrittenPart::path).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, paths, file);
    DayFolder folder = day.rawFolder(dataset);
    Manifest manifest =
        Manifests.builder(day, folder, data, startNanos)
            .files(List.of(file))
            .columns(ManifestColumn.of(dataset.columns()))
            .rowsRead(rows)
            .fingerprint(fingerprint.toString())
            .splits(splits)
            .where(dataset.table().where() == null ? null : dataset.table().where().sql())
            .query(dataset.table().query() == null ? null : dataset.table().query().sql())
            .moment(moment)
            .increment(increment)
            .transform(outcome == null ? null : outcome.figures())
            .build();
    if (outcome != null) {
      outcome.keep(attempt, rows, bytes - parts.get(0).bytes());
    }
    DayFolder leftOut = day.transformQuarantineFolder(dataset);
    day.lake().publishFolder(data, folder, manifest, leftOut);
    return manifest;
  }

  /** The names as CSV; a server allows any character in one. */
  private WrittenPart writeHeader(Attempt attempt) throws IOException {
    ByteSink header = new ByteSink(256);
    for (String name : table.dataset().columnNames()) {
      if (header.length() > 0) {
        header.append(CanonicalCsv.DELIMITER);
      }
      ByteSink field = CanonicalCsv.field(name);
      header.append(field.array(), 0, field.length());
    }
    header.append(CanonicalCsv.LINE_FEED);
    try (PartWriter part = new PartWriter(attempt.file("header"))) {
      part.write(header.array(), 0, header.length());
      return part.finish(0);
    }
  }
}
