package dev.citizens.pipeline;

import dev.citizens.analyze.ScanRange;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.ReadRange;
import dev.citizens.extract.WrittenRange;
import dev.citizens.extract.delta.ChangeColumn;
import dev.citizens.extract.delta.Changes;
import dev.citizens.extract.delta.KeySet;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Increment;
import dev.citizens.lake.Manifest;
import dev.citizens.merge.KeptRange;
import dev.citizens.merge.OldRange;
import dev.citizens.merge.TableToMerge;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table whose changes have been read, and the rows of the day before into which they are put. The
 * result must have as many rows as the server counts, and their keys; else it is thrown away.
 */
final class TableMerge {
  private final Day day;
  private final OpenTable table;
  private final Manifest before;
  private final WrittenRange read;
  private final Changes changes;

  /**
   * A merge.
   *
   * @param read what came of the changes, which were not refused
   */
  TableMerge(Day day, OpenTable table, ReadRange read) {
    this.day = day;
    this.table = table;
    this.before = table.choice().before();
    this.read = read.written();
    this.changes = read.changes();
  }

  OpenTable table() {
    return table;
  }

  /** Why it need not be tried; null if it must be. */
  @Nullable String objection() {
    if (changes.areTooMany()) {
      return format("more than %,d rows have changed since %s", KeySet.MOST_KEYS, before.runDate());
    }
    long gone = changes.changed() - read.rows(); // at the most: they do not meet where any more
    if (!changes.arePresentKnown() && before.rowsRead() - gone > changes.table().rows()) {
      return format(
          "%s had %,d rows and the server counts %,d: rows were deleted%s",
          before.runDate(), before.rowsRead(), changes.table().rows(), whyKeysAreNotCompared());
    }
    if (before.rowsRead() + read.rows() < changes.table().rows()) {
      return format(
          "%s had %,d rows, %,d were read, and the server counts %,d: rows came without a new %s",
          before.runDate(),
          before.rowsRead(),
          read.rows(),
          changes.table().rows(),
          table.choice().table().column());
    }
    ChangeColumn column = table.choice().table().column();
    String greatest = before.increment().watermark();
    if (!column.hasReached(changes.watermark(), greatest)) { // of a dump, or of a late replica
      return format(
          "the greatest %s is %s and was %s on %s",
          column,
          changes.watermark() == null ? "none" : changes.watermark(),
          greatest,
          before.runDate());
    }
    try {
      VerifiedFile.checkLength(day.lake(), folder(), before.onlyFile());
      return null;
    } catch (StepFailure e) {
      return unreadable();
    }
  }

  /** Empty if they are, or nobody has asked for it. */
  private String whyKeysAreNotCompared() {
    return whyKeysAreNotCompared(table.choice().delta().comparesKeys(), changes.arePresentKnown());
  }

  static String whyKeysAreNotCompared(boolean isAsked, boolean isDone) {
    return isAsked && !isDone
        ? format(
            ", deletes: keys not heeded as the table has more than %,d rows",
            KeySet.MOST_PRESENT_KEYS)
        : "";
  }

  private String unreadable() {
    return "the file of " + before.runDate() + " is damaged, gone, or has rows that are none";
  }

  /** Where the old file lies. */
  private String folder() {
    return day.rawFolder(table.dataset())
        .on(LocalDate.parse(before.runDate()))
        .data(before.attempt());
  }

  TableToMerge toMerge() {
    return new TableToMerge(
        table.dataset().columns().size(),
        table.shape().delta().key(),
        changes.keys(),
        changes.arePresentKnown(),
        changes.present(),
        table.attempt().attempt());
  }

  /**
   * What of the old file is read.
   *
   * @param place of the table among those that are merged
   */
  List<OldRange> ranges(int place) {
    DataFile file = before.onlyFile();
    return ScanRange.tile(
            folder() + "/" + file.name(), before.splits(), file.bytes(), RawScan.RANGE_BYTES)
        .stream()
        .map(range -> new OldRange(place, range))
        .toList();
  }

  /** The rows of the table, or why they are not. */
  MergedTable of(List<KeptRange> unordered) {
    if (unordered.stream().anyMatch(range -> range.kept() == null)) {
      return MergedTable.not(unreadable());
    }
    List<KeptRange> ranges =
        unordered.stream().sorted(Comparator.comparingInt(range -> range.kept().number())).toList();
    if (!isAsWritten(ranges)) {
      return MergedTable.not(unreadable());
    }
    long kept = ranges.stream().mapToLong(range -> range.kept().rows()).sum();
    long replaced = ranges.stream().mapToLong(KeptRange::replaced).sum();
    long gone = ranges.stream().mapToLong(KeptRange::gone).sum();
    long rows = kept + read.rows();
    if (rows != changes.table().rows()) {
      return MergedTable.not(
          format(
              "%,d rows were merged and the server counts %,d: %s",
              rows,
              changes.table().rows(),
              rows > changes.table().rows()
                  ? "rows were deleted, or got another key" + whyKeysAreNotCompared()
                  : "rows came without a new " + table.choice().table().column()));
    }
    long keys = changes.readKeys() + ranges.stream().mapToLong(KeptRange::keptKeys).sum();
    if (keys != changes.table().keys()) {
      return MergedTable.not(
          format(
              "%,d rows were merged, as many as the server counts, and their keys are others: rows were"
                  + " deleted, and as many came without a new %s%s",
              rows, table.choice().table().column(), whyKeysAreNotCompared()));
    }
    List<WrittenRange> all = new ArrayList<>(ranges.stream().map(KeptRange::kept).toList());
    all.add(read);
    return new MergedTable(
        List.copyOf(all), increment(kept, replaced + gone), words(kept, replaced, gone));
  }

  /** Whether what was read of the old file is what its manifest says. */
  private boolean isAsWritten(List<KeptRange> ranges) {
    try {
      VerifiedFile.checkScanned(
          folder(), before.onlyFile(), ranges.stream().map(KeptRange::read).toList());
    } catch (StepFailure | IOException damaged) {
      return false;
    }
    Fingerprint all =
        ranges.stream()
            .map(range -> range.kept().fingerprint().plus(range.replacedRows()))
            .reduce(Fingerprint.EMPTY, Fingerprint::plus);
    return all.toString().equals(before.fingerprint());
  }

  private Increment increment(long kept, long replaced) {
    return new Increment(
        before.increment().server(),
        before.increment().by(),
        changes.watermark(),
        before.increment().shape(),
        before.increment().fullOn(),
        read.rows(),
        kept,
        replaced);
  }

  private String words(long kept, long replaced, long gone) {
    boolean isWhole = table.shape().query().where() == null;
    return format(
        "%,d read where %s: %,d replaced%s%s, and %,d kept of %s",
        read.rows(),
        table.choice().condition(),
        replaced,
        isWhole ? format(", %,d new", read.rows() - replaced) : " or gone",
        changes.arePresentKnown()
            ? format(
                ", %,d %s", gone, isWhole ? "deleted by their keys" : "deleted, or gone by where")
            : whyKeysAreNotCompared(),
        kept,
        before.runDate());
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
