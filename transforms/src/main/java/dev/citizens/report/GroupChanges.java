package dev.citizens.report;

import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What has changed in a result of a data set since the loaded day before, group by group.
 *
 * @param table of the result
 * @param since that day
 * @param keys the names of the columns that tell groups apart
 * @param measure the name of the count that is compared
 * @param parts those that are not empty, in the order of {@link Kind}; none if all groups have the
 *     same counts
 */
public record GroupChanges(
    String table,
    String dataset,
    LocalDate since,
    List<String> keys,
    String measure,
    List<Part> parts) {

  /** How a group has changed. */
  public enum Kind {
    MORE("more"),
    LESS("less"),
    /** It was not in the result: it has no row, or too few to be among the first. */
    NEW("new"),
    /** It is no longer in the result. */
    GONE("gone");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }

  /**
   * Groups that have changed in one way.
   *
   * @param groups how many there are
   * @param lines the first ones: those that have changed most
   */
  public record Part(Kind kind, long groups, List<Line> lines) {
    /** Whether there are others than those of the lines. */
    public boolean isCut() {
      return groups > lines.size();
    }
  }

  /**
   * A group.
   *
   * @param values of the keys, as in {@link ResultTable.Line}
   * @param before null if it was not there
   * @param now null if it is not there
   */
  public record Line(List<@Nullable Object> values, @Nullable Long before, @Nullable Long now) {
    /** What it has changed by. */
    public long difference() {
      return (now == null ? 0 : now) - (before == null ? 0 : before);
    }

    /** The same for people. */
    public String change() {
      return Shown.change(now == null ? 0 : now, before == null ? 0 : before);
    }
  }

  /** How many groups have changed, for people: {@code 12 more, 1 gone}. */
  public String extent() {
    return parts.isEmpty()
        ? "no group has changed"
        : String.join(
            ", ",
            parts.stream()
                .map(part -> Shown.number(part.groups()) + " " + part.kind().word())
                .toList());
  }
}
