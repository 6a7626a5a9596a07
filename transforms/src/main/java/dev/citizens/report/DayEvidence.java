package dev.citizens.report;

import dev.citizens.job.ChartForm;
import dev.citizens.lake.BadRowPlace;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a report says beside the figures of the warehouse.
 *
 * @param badRows of data sets that have some
 * @param gates of all data sets of the job
 * @param components whose versions matter
 * @param charts how the job file wants results to be shown, by their names
 */
public record DayEvidence(
    List<BadRows> badRows,
    List<Gate> gates,
    List<Component> components,
    Map<String, ChartForm> charts) {

  /**
   * The bad rows of a data set.
   *
   * @param reasons how many there are for each reason; empty if that is no longer known
   * @param first where the first of each reason stand, by reason and place
   * @param file where they are; null if they are gone
   */
  public record BadRows(
      String dataset,
      long rows,
      Map<String, Long> reasons,
      List<BadRowPlace> first,
      @Nullable String file) {

    /** Where the first stand that are bad for that reason. */
    public List<BadRowPlace> firstOf(String reason) {
      return first.stream().filter(each -> each.reason().equals(reason)).toList();
    }
  }

  /** How a gate has judged. */
  public enum Judgement {
    PASSED("passed"),
    /** The job file demands more now than it did when the day was loaded. */
    FAILED("would fail now"),
    UNKNOWN("not known");

    private final String text;

    Judgement(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** What the job file demands of a data set, and what was found. */
  public record Gate(String dataset, String rule, String found, Judgement judgement) {}

  /** A program with its version. */
  public record Component(String name, String version) {}
}
