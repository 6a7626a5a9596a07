package dev.citizens.pipeline;

import dev.citizens.csv.BadRows;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.report.Shown;
import java.util.Locale;

/** Figures as a person reads them. */
final class Figures {
  private Figures() {}

  /** Rows and bytes of a manifest's files. */
  static String of(Manifest manifest) {
    long bytes = manifest.files().stream().mapToLong(DataFile::bytes).sum();
    return rows(manifest.rowsRead()) + ", " + Shown.bytes(bytes);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * So many of something.
   *
   * @param one its name, of which there are more with an s behind it
   */
  static String some(long count, String one) {
    return number(count) + " " + one + (count == 1 ? "" : "s");
  }

  static String rows(long rows) {
    return String.format(Locale.ROOT, "%,d rows", rows);
  }

  /** How many rows are bad, and how many lines they take if those are more. */
  static String bad(BadRows bad) {
    String rows = String.format(Locale.ROOT, "%,d of them bad", bad.count());
    return bad.takeLines()
        ? rows + String.format(Locale.ROOT, " with %,d lines", bad.extent().lines())
        : rows;
  }
}
