package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ColumnValue;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
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
    scanner = new CsvScanner(columns);
    countBy = new CountBy("country", List.of(new ColumnValue("country", columns - 1)), 0);
  }

  /** The groups and their rows; {@link #byName} makes them comparable. */
  GroupTable count(byte[] file) throws IOException {
    GroupTable groups = countBy.start();
    Analysis.RowConsumer consumer = countBy.feeding(groups, new SharedCodes());
    scanner.scan(
        Channels.newChannel(new ByteArrayInputStream(file)), 0, file.length, sink(consumer));
    consumer.finish();
    return groups;
  }

  /** The rows of each country, as text. */
  static Map<String, Long> byName(GroupTable groups) {
    Map<String, Long> rows = new HashMap<>();
    for (int group = 0; group < groups.groups(); group++) {
      int start = groups.keyStart(group);
      String country = new String(groups.keys(), start, groups.keyEnd(group) - start, UTF_8);
      rows.put(country, groups.sum(group, 0));
    }
    return rows;
  }

  private static RecordSink sink(Analysis.RowConsumer consumer) {
    return new RecordSink() {
      @Override
      public void row(long offset, CsvRow row) {
        consumer.accept(row);
      }

      @Override
      public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to) {
        throw new IllegalStateException("bad row at byte " + offset + ": " + reason);
      }
    };
  }
}
