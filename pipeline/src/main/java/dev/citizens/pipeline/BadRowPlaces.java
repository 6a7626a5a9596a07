package dev.citizens.pipeline;

import dev.citizens.analyze.FirstBadRows;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.FilePath;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.RowPlaces;
import dev.citizens.source.CountedLines;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the first bad rows of each reason stand, in the file that they came in.
 *
 * @param reasons how many rows are bad for each
 * @param places by reason and place
 */
record BadRowPlaces(Map<BadRowReason, Long> reasons, List<BadRowPlace> places) {
  /**
   * Those that a scan has found. Reads what is above the first row, to count its lines; nothing if
   * no row is bad.
   *
   * @param rawFile the path of the raw file
   * @throws IOException if that cannot be read
   */
  static BadRowPlaces of(Manifest raw, String rawFile, ScanTotals totals) throws IOException {
    List<BadRowPlace> places = new ArrayList<>();
    List<FirstBadRows.Row> rows = totals.firstBadRows().rows();
    if (!rows.isEmpty()) {
      RowPlaces files = RowPlaces.of(raw);
      long above = lineEndsAbove(raw, rawFile);
      for (FirstBadRows.Row row : rows) {
        RowPlaces.Place place = files.of(row.offset());
        places.add(
            new BadRowPlace(
                place.file(),
                files.line(row.offset(), above + row.lineEndsBefore()),
                place.offset(),
                place.inText(),
                row.offset(),
                row.reason().name(),
                row.column() == RowBatch.NO_COLUMN
                    ? null
                    : raw.columns().get(row.column()).name()));
      }
    }
    return new BadRowPlaces(totals.badRows().reasons(), places);
  }

  private static long lineEndsAbove(Manifest raw, String rawFile) throws IOException {
    try (CountedLines text =
        new CountedLines(Channels.newInputStream(new FilePath(rawFile).open(0)))) {
      text.skipNBytes(raw.splits().get(0));
      return text.lineEnds();
    }
  }

  /** A line for each reason, such as {@code NOT_A_LONG 1: line 7 of a.csv, column n, byte 120}. */
  List<String> lines() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(reason -> line(reason.getKey().name(), reason.getValue()))
        .toList();
  }

  private String line(String reason, long rows) {
    String first =
        places.stream()
            .filter(place -> place.reason().equals(reason))
            .map(BadRowPlace::toString)
            .collect(Collectors.joining("; "));
    return "%s %s: %s".formatted(reason, Figures.number(rows), first);
  }
}
