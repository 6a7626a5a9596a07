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

  /** Whether the sources agree, and else in which groups they differ. */
  public static String of(Reconciliation reconciliation) {
    return (reconciliation.equal() ? equal(reconciliation) : different(reconciliation))
        + notCompared(reconciliation);
  }

  private static String equal(Reconciliation reconciliation) {
    return format("csv and mysql have the same %,d rows", reconciliation.csv().rows());
  }

  private static String different(Reconciliation reconciliation) {
    List<GroupDifference> differences = reconciliation.differences();
    String named =
        differences.stream()
            .limit(MOST_NAMED)
            .map(Verdict::named)
            .collect(Collectors.joining(", "));
    int more = differences.size() - MOST_NAMED;
    return format(
        "csv and mysql differ in %,d of the groups by %s: %s%s",
        differences.size(),
        String.join(", ", reconciliation.by()),
        named,
        more > 0 ? format(" and %,d more", more) : "");
  }

  private static String named(GroupDifference difference) {
    String rows =
        difference.csvRows() == difference.mysqlRows()
            ? format("%,d rows each, not the same", difference.csvRows())
            : format("%,d rows in csv, %,d in mysql", difference.csvRows(), difference.mysqlRows());
    return shown(difference.key()) + " (" + rows + ")";
  }

  /** The group's key in one line, if it is long its beginning; NULL as such. */
  public static String shown(String key) {
    return key.isEmpty() ? "NULL" : Printable.of(key, MOST_CHARACTERS);
  }

  private static String notCompared(Reconciliation reconciliation) {
    long csv = reconciliation.csv().badRows();
    long mysql = reconciliation.mysql().badRows();
    return csv + mysql == 0
        ? ""
        : format("; not compared: %,d bad rows of csv, %,d of mysql", csv, mysql);
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
