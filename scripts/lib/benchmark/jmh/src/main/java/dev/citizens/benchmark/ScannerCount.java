package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows by their last column with the product's scanner: all that knows its interface. */
final class ScannerCount {
  private final CsvScanner scanner;
  private final CountBy countBy;

  ScannerCount(int columns) {
    scanner = new CsvScanner(columns, CsvDialect.COMMA);
    countBy = new CountBy("country", List.of(new ColumnValue("country", columns - 1)), 0);
  }

  /** The groups and their rows, by partition; {@link #byName} makes them comparable. */
  Writable[] count(byte[] file) throws IOException {
    Analysis.Feed feed = countBy.feed(new SharedCodes());
    scanner.scan(
        Channels.newChannel(new ByteArrayInputStream(file)),
        0,
        file.length,
        batch -> {
          if (batch.anyRejected()) {
            throw new IllegalStateException("bad rows in a batch at byte " + batch.offset(0));
          }
          feed.accept(batch);
        });
    return feed.partials();
  }

  /** The rows of each country, as text. */
  static Map<String, Long> byName(Writable[] partials) {
    Map<String, Long> rows = new HashMap<>();
    for (Writable partial : partials) {
      if (partial != null) {
        addByName((GroupTable) partial, rows);
      }
    }
    return rows;
  }

  private static void addByName(GroupTable groups, Map<String, Long> rows) {
    for (int group = 0; group < groups.groups(); group++) {
      int start = groups.keyStart(group);
      String country = new String(groups.keys(), start, groups.keyEnd(group) - start, UTF_8);
      rows.put(country, groups.sum(group, 0));
    }
  }
}
