package dev.citizens.draft;

import java.util.ArrayList;
import java.util.List;

/** The lines that every first job file has. */
final class JobLines {
  private static final String HEAD =
      """
      # What the data is and what to do with it every day. Written by scripts/citizens init, from %s.
      # It is yours: change what you know better. What is wrong is refused before anything runs, with its line.
      # Keys: docs/job-file.md. Types and NULL: docs/types.md. Questions: docs/analyses.md, docs/sql.md.

      name: %s # of the job: its report and its DAG in Airflow, %2$s_daily, are named after it

      """;

  private JobLines() {}

  /**
   * Those before everything else, the last one blank.
   *
   * @param from what the file was made of
   * @param job its name
   */
  static List<String> head(String from, String job) {
    return new ArrayList<>(HEAD.formatted(from, YamlText.of(job)).lines().toList());
  }

  /** What is asked of a data set, below {@code analyses}. */
  static List<String> asked(String dataset, List<String> questions) {
    List<String> lines = new ArrayList<>();
    lines.add("  - of: " + YamlText.of(dataset));
    lines.add("    ask:");
    lines.addAll(questions);
    return lines;
  }
}
