package dev.citizens.csv;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/**
 * What of a file is in no row.
 *
 * @param reasons how many bad rows there are for each reason
 * @param extent how much of the file they take
 */
public record BadRows(Map<BadRowReason, Long> reasons, Extent extent) {
  public long count() {
    return extent.records();
  }

  /** Whether some take more than one line, as a quote without an end makes them. */
  public boolean takeLines() {
    return extent.lines() > extent.records();
  }

  /** The reasons with their numbers, such as {@code NOT_A_DATE 2, UNCLOSED_QUOTE 1}. */
  public String reasonsText() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(joining(", "));
  }
}
