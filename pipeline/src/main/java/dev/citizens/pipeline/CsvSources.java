package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.IoCause;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.job.Dataset;
import dev.citizens.job.DayFiles;
import dev.citizens.job.FileName;
import dev.citizens.job.NamePattern;
import dev.citizens.upload.MatchingFiles;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The CSV files of a day and data set, looked at before they are uploaded: one, or several that are
 * read as one.
 *
 * @param asked the paths that lead to them, of which names may be patterns
 * @param all of them, in the order in which they are read
 * @param fileName of what the lake gets
 */
record CsvSources(Day day, List<String> asked, List<CsvSource> all, String fileName) {
  /** Each is a task with a name and a checksum in the manifest. */
  private static final int MOST = 10_000;

  /**
   * Looks at the files.
   *
   * @throws StepFailure as {@link CsvSource#of}; with status 10, too, if there are fewer than the
   *     job file says
   */
  static CsvSources of(Day day, Dataset dataset) {
    DayFiles files = dataset.file().files();
    List<String> asked = day.csv(dataset);
    List<String> found = find(day, asked);
    if (found.isEmpty()) {
      throw notReady(
          "no file is named as %s; run again when it is there"
              .formatted(day.nameOfFile(String.join(", ", asked))));
    }
    if (!day.isCsvGiven() && found.size() < files.least()) {
      throw notReady(
          "%s of at least %s files of %s are there (%s); run again when all are, or change datasets.%s.minFiles"
              .formatted(
                  found.size(),
                  files.least(),
                  dataset.name(),
                  Printable.of(String.join(", ", found)),
                  dataset.name()));
    }
    if (found.size() > MOST) {
      throw StepFailure.wrongUse(
          "%s names %s files, and at most %s are read as one"
              .formatted(day.nameOfFile(asked.get(0)), found.size(), MOST));
    }
    return new CsvSources(
        day,
        asked,
        found.stream()
            .map(path -> CsvSource.of(path, day.nameOfFile(path), dataset, day.hdfsConfiguration()))
            .toList(),
        fileName(day, dataset, found.get(0)));
  }

  /** The job file's name for it, if that is the name of one. */
  private static String fileName(Day day, Dataset dataset, String first) {
    DayFiles files = dataset.file().files();
    if (files.hasOnePath()) {
      String name = files.name(day.runDate());
      if (!NamePattern.isWild(name) || FileName.ofPlain(first).equals(name)) {
        return name;
      }
    }
    return dataset.name() + ".csv";
  }

  /** Each file once; one that is given by {@code --csv} has just that name. */
  private static List<String> find(Day day, List<String> asked) {
    if (day.isCsvGiven()) {
      return asked;
    }
    Set<String> found = new LinkedHashSet<>();
    for (String path : asked) {
      try {
        found.addAll(MatchingFiles.of(path, day.hdfsConfiguration()));
      } catch (IOException e) {
        throw new StepFailure(
            new FilePath(path).onHdfs() ? ExitStatus.HDFS : ExitStatus.INPUT_NOT_READY,
            "the folder of %s cannot be read: %s"
                .formatted(day.nameOfFile(path), Printable.of(IoCause.of(e))));
      }
    }
    return List.copyOf(found);
  }

  /** Whether there is one. */
  boolean isOne() {
    return all.size() == 1;
  }

  /** The first one, whose header the lake's file has. */
  CsvSource first() {
    return all.get(0);
  }

  /** The length of all, in bytes. */
  long bytes() {
    return all.stream().mapToLong(CsvSource::bytes).sum();
  }

  /** What was made of them, behind the figures of what the lake got. */
  String cost() {
    if (!isOne()) {
      return ", joined of %s files, a task each".formatted(all.size());
    }
    return first().form().isPlain()
        ? ""
        : ", converted in one stream by one task from %s".formatted(first().size());
  }

  /** As {@link CsvSource#explained}, by the first of which there is more to say. */
  RuntimeException explained(Exception failure) {
    RuntimeException known = Failures.explain(failure);
    for (CsvSource source : all) {
      RuntimeException explained = source.explained(failure);
      if (explained instanceof StepFailure step && step.status() == ExitStatus.INPUT_NOT_READY) {
        return explained;
      }
    }
    return known;
  }

  /**
   * Checks that nobody wrote to one meanwhile, or brought or took one.
   *
   * @throws StepFailure with status 10 if somebody did, 21 if HDFS does not say
   */
  void checkUnchanged() {
    all.forEach(CsvSource::checkUnchanged);
    List<String> now = find(day, asked);
    if (now.size() != all.size()) {
      throw notReady(
          "there were %s files at %s, and %s when they had been read; run again when all are there"
              .formatted(all.size(), day.nameOfFile(String.join(", ", asked)), now.size()));
    }
  }

  private static StepFailure notReady(String message) {
    return new StepFailure(ExitStatus.INPUT_NOT_READY, message);
  }
}
