package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.extract.WrittenRange;
import dev.citizens.extract.transform.QuarantineParts;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.job.Transformation;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.TransformedRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of a table that its transform has not written: left out by WHERE, or in quarantine. With
 * those that it has written they must be all that the server has sent.
 */
final class TransformOutcome {
  private static final String FILE = "bad_rows.csv";

  private final Day day;
  private final OpenTable table;
  private final SiftedRows sifted;
  private final long startNanos;

  /**
   * Of a table with a transform.
   *
   * @param ranges all that were read
   * @param startNanos {@link System#nanoTime()} at the start of the extract
   */
  TransformOutcome(Day day, OpenTable table, List<WrittenRange> ranges, long startNanos) {
    this.day = day;
    this.table = table;
    this.sifted =
        ranges.stream()
            .map(WrittenRange::sifted)
            .filter(Objects::nonNull)
            .reduce(SiftedRows.NONE, SiftedRows::plus);
    this.startNanos = startNanos;
  }

  /**
   * Checks that no row is lost or doubled.
   *
   * @param written how many are in the file
   * @throws StepFailure with status 30 if one is
   */
  void requireAll(long written) {
    long quarantined = sifted.quarantined();
    long explained = sifted.bad().values().stream().mapToLong(Long::longValue).sum();
    if (sifted.read() != written + sifted.filtered() + quarantined || explained != quarantined) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          format(
              "the server sent %,d rows of %s, and %,d were written, %,d left out by WHERE, %,d put into"
                  + " quarantine for %,d reasons, which do not add up; nothing of it was published",
              sifted.read(),
              table.dataset().name(),
              written,
              sifted.filtered(),
              quarantined,
              explained));
    }
  }

  /**
   * Publishes the rows in quarantine with those that are about to be published, if the job file
   * takes both.
   *
   * @param written how many rows are in the file
   * @param bytes of these
   * @throws StepFailure with status 11 if the job file demands more of the rows
   */
  void keep(Attempt attempt, long written, long bytes) throws IOException {
    Map<BadRowReason, Long> reasons = new EnumMap<>(BadRowReason.class);
    sifted.bad().forEach((bad, rows) -> reasons.merge(bad.reason(), rows, Long::sum));
    long rows = sifted.quarantined();
    // Rows alone count: bytes that were read and bytes that were made are no parts of one whole.
    BadRows bad = new BadRows(reasons, new Extent(rows, rows, 0, null));
    Quality quality = table.dataset().quality();
    day.verdicts().add(table.dataset().name(), quality.verdicts(written, bad, 0));
    String objection = quality.objection(written, bad, 0);
    String where = rows == 0 ? null : keep(attempt, objection != null);
    if (objection != null) {
      throw new StepFailure(
          ExitStatus.QUALITY_GATE,
          "%s has %s; nothing was published%s"
              .formatted(
                  table.dataset().name(),
                  objection,
                  where == null ? "" : ", the bad rows are in " + where),
          reasons().stream().map(TransformedRows.Reason::toString).toList());
    }
  }

  private String keep(Attempt attempt, boolean isRejected) throws IOException {
    DayFolder folder = day.transformQuarantineFolder(table.dataset());
    Attempt data = attempt.within("transform-quarantine");
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(attempt)));
    sifted.quarantine().stream().sorted().forEach(parts::add);
    PartChecksum checksum = new PartChecksum();
    parts.forEach(part -> checksum.append(part.crc32c(), part.bytes()));
    long bytes = parts.stream().mapToLong(WrittenPart::bytes).sum();
    DataFile file = new DataFile(FILE, bytes, DataFile.hex(checksum.value()), sifted.quarantined());
    VerifiedFile.join(day.lake(), data, parts.stream().map(WrittenPart::path).toList(), file);
    Manifest manifest =
        Manifests.builder(day, folder, data, startNanos)
            .files(List.of(file))
            .columns(
                Stream.of(QuarantineParts.HEADER.strip().split(",", -1))
                    .map(ManifestColumn::text)
                    .toList())
            .rowsRead(sifted.quarantined())
            .badRows(sifted.quarantined())
            .badLines(sifted.quarantined())
            .badBytes(sifted.badBytes())
            .badReasons(reasonsAsText())
            .rowColumns(ManifestColumn.of(table.transform().transformation().read()))
            .build();
    if (isRejected) {
      return day.lake().keepRejected(data, folder, manifest) + "/" + FILE;
    }
    day.lake().keepBeside(data, folder, manifest);
    return file(day, table.dataset(), data.id());
  }

  private Map<String, Long> reasonsAsText() {
    Map<String, Long> reasons = new TreeMap<>();
    sifted.bad().forEach((bad, rows) -> reasons.merge(bad.reason().name(), rows, Long::sum));
    return reasons;
  }

  private static WrittenPart writeHeader(Attempt attempt) throws IOException {
    byte[] line = QuarantineParts.HEADER.getBytes(UTF_8);
    try (PartWriter part = new PartWriter(attempt.file("transform-quarantine-header"))) {
      part.write(line, 0, line.length);
      return part.finish(0);
    }
  }

  /** For the manifest. */
  TransformedRows figures() {
    Transformation made = table.transform().transformation();
    return new TransformedRows(
        made.sql(),
        made.read().stream().map(Column::name).toList(),
        sifted.read(),
        sifted.filtered(),
        sifted.quarantined(),
        reasons());
  }

  private List<TransformedRows.Reason> reasons() {
    List<TransformedRows.Reason> reasons = new ArrayList<>();
    new TreeMap<>(sifted.bad())
        .forEach(
            (bad, rows) ->
                reasons.add(
                    new TransformedRows.Reason(
                        bad.reason().name(), bad.column().isEmpty() ? null : bad.column(), rows)));
    return List.copyOf(reasons);
  }

  /** In the step's line. */
  static String words(TransformedRows rows) {
    return format(
        ", of %,d read: %,d left out by WHERE, %,d in quarantine",
        rows.read(), rows.filtered(), rows.quarantined());
  }

  /** Under it: the reasons, and where the rows are; nothing if there are none. */
  static List<String> below(Day day, Dataset dataset, Manifest manifest) {
    List<String> lines = new ArrayList<>();
    manifest.transform().reasons().forEach(reason -> lines.add(reason.toString()));
    if (!lines.isEmpty()) {
      lines.add("in " + file(day, dataset, manifest.attempt()));
    }
    return lines;
  }

  /** Where the rows are that could not be written when that attempt was published. */
  static String file(Day day, Dataset dataset, String attempt) {
    return day.transformQuarantineFolder(dataset).data(attempt) + "/" + FILE;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
