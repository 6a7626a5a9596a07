package dev.citizens.report;

import dev.citizens.analysis.profile.Profile;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The first rows of a table of a day, those with the largest count first.
 *
 * @param question that it answers, as the job file has it
 * @param rows of the data set that has the most
 * @param keys of {@code columns}: the first ones, which tell groups apart
 * @param measure the place in {@code columns} of the count by which rows are ordered; -1 if they
 *     are ordered by their keys
 * @param sideBySide whether each column behind the keys is the count of a data set
 * @param lines null if the table has gone since, or was changed
 */
public record ResultTable(
    String name,
    String question,
    long rows,
    int keys,
    int measure,
    boolean sideBySide,
    List<Column> columns,
    @Nullable List<Line> lines) {

  /** What the values of a column are like. */
  public enum Kind {
    /** Days and moments, written as PostgreSQL does: {@code 2026-02-28}. */
    TIME,
    /** Whole numbers of 32 bits: years, ages, lengths. */
    WHOLE,
    NUMBER,
    TEXT
  }

  /** A column with its name. */
  public record Column(String name, Kind kind) {}

  /**
   * A line of values.
   *
   * @param group its group's place, from 1
   * @param values a {@code Long} for what PostgreSQL has as {@code bigint}, else its text; null for
   *     NULL
   */
  public record Line(long group, List<@Nullable Object> values) {}

  /** The lines of the first groups. */
  public List<Line> linesOf(int groups) {
    return lines.stream().filter(line -> line.group() <= groups).toList();
  }

  /** How many groups the lines are of. */
  public long groups() {
    return lines.stream().mapToLong(Line::group).max().orElse(0);
  }

  /** Whether there may be groups beyond those of the lines. */
  public boolean isCut() {
    return groups() >= ResultReader.FIRST_GROUPS;
  }

  /** Whether it describes the columns of a data set. */
  public boolean isProfile() {
    return question.startsWith(Profile.QUESTION);
  }

  public List<String> header() {
    return columns.stream().map(Column::name).toList();
  }
}
