package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an analysis makes of the lines of a CSV file. */
public final class Rows {
  private Rows() {}

  /** The result lines for these lines of a file, each as {@code key=sum} or {@code key=sum,sum}. */
  public static List<String> analyze(Analysis analysis, int columns, String... lines) {
    return results(analysis, partials(analysis, columns, lines));
  }

  /** What an analysis learns from these lines. */
  public static Partial[] partials(Analysis analysis, int columns, String... lines) {
    Analysis.Feed feed = analysis.feed(new SharedCodes());
    byte[] file = String.join("\n", lines).getBytes(UTF_8);
    try {
      new CsvScanner(columns, CsvDialect.COMMA)
          .scan(
              Channels.newChannel(new ByteArrayInputStream(file)),
              0,
              file.length,
              batch -> {
                assertThat(batch.anyRejected(), is(false));
                feed.accept(batch);
              });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Arrays.stream(feed.partials())
        .map(learnt -> learnt == null ? null : merged(analysis, learnt))
        .toArray(Partial[]::new);
  }

  private static Partial merged(Analysis analysis, Writable learnt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Partial partial = analysis.empty();
    try {
      learnt.writeTo(new DataOutputStream(bytes));
      partial.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return partial;
  }

  /** The result lines of partials of different partitions. */
  public static List<String> results(Analysis analysis, Partial... partials) {
    String sums = analysis instanceof CountKeyword ? "(\\d+,\\d+)" : "(\\d+)";
    List<String> results = new ArrayList<>();
    for (Partial partial : partials) {
      for (String line : partial == null ? List.<String>of() : lines(partial, 0)) {
        results.add(line.replaceFirst("," + sums + "$", "=$1"));
      }
    }
    return results;
  }

  /** The first result lines of a partial, in order. */
  public static List<String> lines(Partial partial, int top) {
    List<String> lines = new ArrayList<>();
    try {
      partial.emit(
          top, (order, orderLength, line, length) -> lines.add(new String(line, 0, length, UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return lines;
  }
}
