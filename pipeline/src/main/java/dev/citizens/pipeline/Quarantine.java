package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analyze.QuarantineWriter;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Lake;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bad rows that an attempt has found, in a file with a manifest of its own. If the attempt is
 * published they come and go with its results; if it is rejected, they lie aside, and those that
 * belong to what is published stay.
 */
final class Quarantine {
  private static final String FILE = "bad_rows.csv";

  private final Lake lake;
  private final DayFolder folder;
  private final Attempt data;
  private final Manifest manifest;

  private Quarantine(Lake lake, DayFolder folder, Attempt data, Manifest manifest) {
    this.lake = lake;
    this.folder = folder;
    this.data = data;
    this.manifest = manifest;
  }

  /**
   * Joins the parts that the scan has written into the attempt's file.
   *
   * @param first where the first of each reason stand
   */
  static Quarantine of(
      Day day,
      DayFolder folder,
      Attempt attempt,
      Manifest raw,
      ScanTotals totals,
      List<BadRowPlace> first,
      long startNanos)
      throws IOException {
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(attempt)));
    parts.addAll(totals.quarantine());
    PartChecksum checksum = new PartChecksum();
    parts.forEach(part -> checksum.append(part.crc32c(), part.bytes()));
    DataFile file =
        new DataFile(
            FILE,
            parts.stream().mapToLong(WrittenPart::bytes).sum(),
            DataFile.hex(checksum.value()),
            parts.stream().mapToLong(WrittenPart::rows).sum());
    Attempt data = attempt.within("quarantine");
    VerifiedFile.join(day.lake(), data, parts.stream().map(WrittenPart::path).toList(), file);
    Manifest manifest =
        Manifests.builder(day, folder, data, startNanos)
            .files(List.of(file))
            .columns(
                Stream.of(QuarantineWriter.HEADER.strip().split(",", -1))
                    .map(ManifestColumn::text)
                    .toList())
            .rowsRead(raw.rowsRead())
            .badRows(totals.badRows().count())
            .badLines(totals.badRows().extent().lines())
            .badBytes(totals.badRows().extent().bytes())
            .badReasons(reasons(totals))
            .firstBadRows(first)
            .inputAttempt(raw.attempt())
            .build();
    return new Quarantine(day.lake(), folder, data, manifest);
  }

  private static Map<String, Long> reasons(ScanTotals totals) {
    Map<String, Long> reasons = new TreeMap<>();
    totals.badRows().reasons().forEach((reason, rows) -> reasons.put(reason.name(), rows));
    return reasons;
  }

  private static WrittenPart writeHeader(Attempt attempt) throws IOException {
    byte[] line = QuarantineWriter.HEADER.getBytes(UTF_8);
    try (PartWriter part = new PartWriter(attempt.file("quarantine-header"))) {
      part.write(line, 0, line.length);
      return part.finish(0);
    }
  }

  /** Puts the file where it belongs to the results that the attempt is about to publish. */
  void keepBesideResults() {
    lake.keepBeside(data, folder, manifest);
  }

  /** Puts the file aside, and returns its path. */
  String keepAside() {
    return lake.keepRejected(data, folder, manifest) + "/" + FILE;
  }
}
