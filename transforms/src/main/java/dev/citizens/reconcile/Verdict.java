package dev.citizens.reconcile;

import dev.citizens.analyze.GroupDifference;
import dev.citizens.failures.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reconciliation in one line, for people. */
public final class Verdict {
  private static final int MOST_NAMED = 5;

  /** Of a group's key. */
  private static final int MOST_CHARACTERS = 80;

  private Verdict() {}

  /** Whether the data sets agree, and else in which groups they differ. */
  public static String of(Reconciliation reconciliation) {
    return (reconciliation.equal()
            ? names(reconciliation) + equal(reconciliation)
            : difference(reconciliation) + ": " + groups(reconciliation))
        + notCompared(reconciliation);
  }

  /** That the data sets differ, without the names of groups, which are values of the data. */
  public static String difference(Reconciliation reconciliation) {
    return names(reconciliation)
        + format(
            " differ in %,d of the groups by %s",
            reconciliation.differences().size(), String.join(", ", reconciliation.by()));
  }

  private static String names(Reconciliation reconciliation) {
    return reconciliation.leftName() + " and " + reconciliation.rightName();
  }

  private static String equal(Reconciliation reconciliation) {
    return format(" have the same %,d rows", reconciliation.left().rows());
  }

  private static String groups(Reconciliation reconciliation) {
    List<GroupDifference> differences = reconciliation.differences();
    String named =
        differences.stream()
            .limit(MOST_NAMED)
            .map(each -> named(reconciliation, each))
            .collect(Collectors.joining(", "));
    int more = differences.size() - MOST_NAMED;
    return more > 0 ? named + format(" and %,d more", more) : named;
  }

  private static String named(Reconciliation reconciliation, GroupDifference difference) {
    String rows =
        difference.leftRows() == difference.rightRows()
            ? format("%,d rows each, not the same", difference.leftRows())
            : format(
                "%,d rows in %s, %,d in %s",
                difference.leftRows(),
                reconciliation.leftName(),
                difference.rightRows(),
                reconciliation.rightName());
    return shown(difference.key()) + " (" + rows + ")";
  }

  /** The group's key in one line, if it is long its beginning; NULL as such. */
  public static String shown(String key) {
    return key.isEmpty() ? "NULL" : Printable.of(key, MOST_CHARACTERS);
  }

  private static String notCompared(Reconciliation reconciliation) {
    long left = reconciliation.left().badRows();
    long right = reconciliation.right().badRows();
    return left + right == 0
        ? ""
        : format(
            "; not compared: %,d bad rows of %s, %,d of %s",
            left, reconciliation.leftName(), right, reconciliation.rightName());
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
