package dev.citizens.pipeline;

import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.analyze.ResultsFiles;
import dev.citizens.answer.AnswerFormat;
import dev.citizens.answer.AnswerWriter;
import dev.citizens.csv.CanonicalRecords;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.SqlQuestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Answers one question at once, from the raw file of a day, and publishes nothing. */
final class AskStep {
  static final String NAME = "ask";

  /** Stands in messages: the question asked of citizens has no answer. */
  private static final String NAME_OF_ANSWER = "asked";

  private final Day day;
  private final AnswerFormat format;

  private AskStep(Day day, AnswerFormat format) {
    this.day = day;
    this.format = format;
  }

  /**
   * Prints the answer.
   *
   * @throws StepFailure with status 2 if the question is none, 10 if the day is not in the lake
   */
  static void run(Day day, PrintStream out) {
    String name = day.citizensOptions().getFormat();
    AnswerFormat format =
        AnswerFormat.of(name)
            .orElseThrow(
                () ->
                    StepFailure.wrongUse(
                        "--format=%s is no format; allowed: %s"
                            .formatted(name, AnswerFormat.ALLOWED)));
    String sql = day.citizensOptions().getSql();
    if (sql == null) {
      throw StepFailure.wrongUse(
          "no question; give one, such as scripts/citizens ask 'SELECT count(*) FROM dataset'");
    }
    try {
      new AskStep(day, format).answer(sql, out);
    } catch (SqlMistake e) {
      throw StepFailure.wrongUse(e.getMessage());
    }
  }

  private void answer(String sql, PrintStream out) {
    Dataset dataset = KnownColumns.of(NAME, day, asked(sql));
    SqlAnalysis question = dataset.question(NAME_OF_ANSWER, sql, day.runDate()).asOneFile();
    RawScan scan = RawScan.require(day, dataset);
    try (OpenAttempt open = day.lake().newAttempt();
        PipelineRunner runner = PipelineRunner.of(day, NAME)) {
      Attempt attempt = open.attempt();
      ResultsFiles results = scan.answer(List.of(question), runner, attempt, NAME);
      DataFile answer = results.write(day.lake(), attempt).get(0); // it is one file
      print(question, attempt, answer, out);
      tellOfBadRows(dataset, results.totals().badRows().count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data set behind FROM; {@code dataset} is the only one. */
  private Dataset asked(String sql) {
    List<Dataset> chosen = day.datasets();
    String from = SqlQuestion.dataset(sql);
    return chosen.stream()
        .filter(each -> chosen.size() == 1 || each.name().equalsIgnoreCase(from))
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.wrongUse(
                    "FROM %s is no data set; write FROM %s"
                        .formatted(
                            from,
                            String.join(" or ", chosen.stream().map(Dataset::name).toList()))));
  }

  private static void tellOfBadRows(Dataset dataset, long badRows) {
    if (badRows > 0) {
      System.err.printf(
          Locale.ROOT,
          "citizens: without %,d bad %s of %s%n",
          badRows,
          badRows == 1 ? "row" : "rows",
          dataset.name());
    }
  }

  private void print(SqlAnalysis question, Attempt attempt, DataFile file, PrintStream out)
      throws IOException {
    AnswerWriter writer = format.writer(question.result(), out);
    try (CanonicalRecords records =
        new CanonicalRecords(
            Channels.newInputStream(new FilePath(attempt.file(file.name())).open(0)))) {
      records.next(); // the header
      for (List<@Nullable String> line = records.next(); line != null; line = records.next()) {
        writer.line(line);
      }
    }
    writer.finish();
  }
}
