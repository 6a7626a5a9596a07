package dev.citizens.benchmark;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.type.TypedField;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What each question of a job file costs a row, beside a scan that is asked nothing: processor time
 * of one thread, the least of a few rounds, the file in memory.
 */
public final class QuestionTimes {
  private static final int FILE_BYTES = 256 << 20;
  private static final int ROUNDS = 3;

  private final byte[] file;
  private final Dataset dataset;

  QuestionTimes(byte[] file, Dataset dataset) {
    this.file = file;
    this.dataset = dataset;
  }

  /** Prints a table for the job file that is named, whose first data set is the citizens. */
  public static void main(String[] arguments) throws IOException {
    Dataset dataset =
        JobFileReader.read(Path.of(arguments[0]), Set.of(), options -> LocalDate.of(2026, 11, 26))
            .datasets()
            .get(0);
    new QuestionTimes(Shape.UNQUOTED.file(FILE_BYTES), dataset).print(ROUNDS, System.out);
  }

  void print(int rounds, PrintStream out) throws IOException {
    out.println("| question | ns a row |");
    out.println("|---|---|");
    double scan = nanosPerRow(List.of(), rounds);
    List<Analysis> all = dataset.analyses();
    print("none: rows are found, and types checked", scan, out);
    for (Analysis each : all) {
      print(each.name(), nanosPerRow(List.of(each), rounds) - scan, out);
    }
    print("all in one pass", nanosPerRow(all, rounds) - scan, out);
  }

  private static void print(String name, double nanos, PrintStream out) {
    out.println(String.format(Locale.ROOT, "| %s | %.1f |", name, nanos));
  }

  private double nanosPerRow(List<Analysis> questions, int rounds) throws IOException {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long rows = scan(questions);
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      least = Math.min(least, (double) nanos / rows);
    }
    return least;
  }

  /** Answers them for the file's rows, as one bundle of a scan does. */
  private long scan(List<Analysis> questions) throws IOException {
    SharedCodes codes = new SharedCodes();
    List<Analysis.Feed> feeds = new ArrayList<>();
    questions.forEach(question -> feeds.add(question.feed(codes)));
    List<TypedField> fields =
        dataset.columns().stream().map(column -> new TypedField(column.type(), List.of())).toList();
    BitSet marked = new BitSet(RowBatch.MAX_ROWS);
    long[] rows = new long[1];
    new CsvScanner(fields.size(), CsvDialect.COMMA)
        .scan(
            Channels.newChannel(new ByteArrayInputStream(file)),
            0,
            file.length,
            batch -> {
              for (int column = 0; column < fields.size(); column++) {
                fields.get(column).mark(batch, column, marked);
              }
              rows[0] += batch.size();
              for (Analysis.Feed feed : feeds) {
                feed.accept(batch);
              }
            });
    feeds.forEach(Analysis.Feed::partials);
    return rows[0];
  }
}
