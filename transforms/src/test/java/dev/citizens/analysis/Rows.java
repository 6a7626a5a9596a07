package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an analysis makes of the lines of a CSV file. */
final class Rows {
  private Rows() {}

  /** The groups after these lines, each as {@code key=sum} or {@code key=sum,sum}, as numbered. */
  static List<String> analyze(Analysis analysis, int columns, String... lines) {
    GroupTable groups = analysis.start();
    Analysis.RowConsumer consumer = analysis.feeding(groups, new SharedCodes());
    byte[] file = String.join("\n", lines).getBytes(UTF_8);
    RecordSink sink =
        new RecordSink() {
          @Override
          public void row(long offset, CsvRow row) {
            consumer.accept(row);
          }

          @Override
          public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to) {
            throw new AssertionError(reason + " at byte " + offset);
          }
        };
    try {
      new CsvScanner(columns)
          .scan(Channels.newChannel(new ByteArrayInputStream(file)), 0, file.length, sink);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    consumer.finish();
    return groups(groups);
  }

  static List<String> groups(GroupTable table) {
    List<String> groups = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      int start = table.keyStart(group);
      String key = new String(table.keys(), start, table.keyEnd(group) - start, UTF_8);
      long[] sums = new long[table.sumsPerGroup()];
      for (int s = 0; s < sums.length; s++) {
        sums[s] = table.sum(group, s);
      }
      groups.add(key + "=" + Arrays.toString(sums).replaceAll("[\\[\\] ]", ""));
    }
    return groups;
  }
}
