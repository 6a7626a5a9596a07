package dev.citizens.lineage;

import dev.citizens.analysis.ColumnUse;
import dev.citizens.analysis.ColumnUse.Way;
import dev.citizens.analysis.Origins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * From which columns of other data sets the columns of one come.
 *
 * @param ofFields by column
 * @param ofLines what decides which lines there are, and in which order
 */
public record ColumnLineage(Map<String, List<FieldOrigin>> ofFields, List<FieldOrigin> ofLines) {
  /**
   * Of columns that are copied as they are.
   *
   * @param fields names there, by those here
   */
  public static ColumnLineage ofCopy(List<DatasetName> from, Map<String, String> fields) {
    Map<String, List<FieldOrigin>> copied = new LinkedHashMap<>();
    fields.forEach(
        (name, there) ->
            copied.put(
                name,
                from.stream()
                    .map(each -> new FieldOrigin(each, there, Set.of(Way.IDENTITY)))
                    .toList()));
    return new ColumnLineage(copied, List.of());
  }

  /** Of columns that are copied as they are, under the same names. */
  public static ColumnLineage ofCopy(DatasetName from, List<String> names) {
    Map<String, String> fields = new LinkedHashMap<>();
    names.forEach(name -> fields.put(name, name));
    return ofCopy(List.of(from), fields);
  }

  /**
   * Of a result.
   *
   * @param names of the columns of the rows, by their places
   */
  public static ColumnLineage ofResult(DatasetName from, List<String> names, Origins origins) {
    Map<String, List<FieldOrigin>> fields = new LinkedHashMap<>();
    origins.ofColumns().forEach((name, uses) -> fields.put(name, origins(from, names, uses)));
    return new ColumnLineage(fields, origins(from, names, origins.ofLines()));
  }

  /** Each column once, with all that it is used for. */
  private static List<FieldOrigin> origins(
      DatasetName from, List<String> names, Set<ColumnUse> uses) {
    Map<Integer, Set<Way>> ways = new LinkedHashMap<>();
    uses.forEach(use -> ways.computeIfAbsent(use.column(), each -> new TreeSet<>()).add(use.way()));
    List<FieldOrigin> origins = new ArrayList<>();
    ways.forEach((place, how) -> origins.add(new FieldOrigin(from, names.get(place), how)));
    return origins;
  }
}
