package dev.citizens.lake;

import dev.citizens.failures.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has changed between the columns of a data set on two days, in words. */
public final class ColumnChanges {
  /** Of more, only the number is told. */
  private static final int MOST_TOLD = 10;

  private ColumnChanges() {}

  /**
   * The changes as the end of a sentence, such as {@code note (text) is new, price is decimal(9,2)
   * and was long}.
   *
   * @return empty if nothing has changed
   */
  public static String between(List<ManifestColumn> before, List<ManifestColumn> now) {
    List<String> changes = new ArrayList<>();
    Map<String, ManifestColumn> gone = new LinkedHashMap<>();
    before.forEach(column -> gone.put(column.name(), column));
    for (ManifestColumn column : now) {
      changes.addAll(changes(gone.remove(column.name()), column));
    }
    gone.keySet().forEach(name -> changes.add(Printable.of(name) + " is gone"));
    if (!inOneOrder(before, now)) {
      changes.add("the columns have another order");
    }
    int more = changes.size() - MOST_TOLD;
    return String.join(", ", more > 0 ? changes.subList(0, MOST_TOLD) : changes)
        + (more > 0 ? ", and " + more + " changes more" : "");
  }

  private static List<String> changes(ManifestColumn before, ManifestColumn now) {
    String name = Printable.of(now.name());
    if (before == null) {
      return List.of("%s (%s) is new".formatted(name, now.type()));
    }
    List<String> changes = new ArrayList<>();
    if (!before.type().equals(now.type())) {
      changes.add("%s is %s and was %s".formatted(name, now.type(), before.type()));
    }
    if (before.required() != now.required()) {
      changes.add(name + (now.required() ? " is never NULL now" : " may be NULL now"));
    }
    return changes;
  }

  /** Whether the columns of both days follow each other alike. */
  private static boolean inOneOrder(List<ManifestColumn> before, List<ManifestColumn> now) {
    List<String> names = new ArrayList<>(before.stream().map(ManifestColumn::name).toList());
    List<String> namesNow = new ArrayList<>(now.stream().map(ManifestColumn::name).toList());
    names.retainAll(namesNow);
    namesNow.retainAll(names);
    return names.equals(namesNow);
  }
}
