package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import dev.citizens.report.world.CountryNames;
import dev.citizens.report.world.Outlines;
import dev.citizens.report.world.Outlines.Outline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Countries of the world, the darker the larger their value. Shades have about as many countries
 * each: one country that has half of all would leave the others white else.
 *
 * @param measure the value's name
 * @param shades from the lightest to the darkest
 * @param countries all of the map
 * @param elsewhere how many groups of the table are not on the map
 */
public record WorldMap(String measure, List<Shade> shades, List<Country> countries, int elsewhere)
    implements Chart {
  private static final int SHADES = 5;

  /** Fewer countries are better compared by bars. */
  private static final int FEWEST = 5;

  /** Of the groups that have a name; else the names are those of something else. */
  private static final double LEAST_SHARE = 0.8;

  private static final int CODE_CHARACTERS = 3;

  /** What the values in a shade are between; both are there. */
  public record Shade(Object least, Object most) {}

  /**
   * A country.
   *
   * @param name as the table has it; that of the map if the table does not have it
   * @param value null if the table has none
   * @param shade its place in {@link WorldMap#shades}; -1 without a value
   */
  public record Country(String name, @Nullable Object value, int shade, String path) {}

  /** The map of a table with one key; empty if that is not one of countries, each once. */
  static Optional<WorldMap> of(ResultTable table, int measure) {
    return of(table, measure, FEWEST, LEAST_SHARE);
  }

  /** As {@link #of}, also if few of the groups are countries. */
  static Optional<WorldMap> ofSome(ResultTable table, int measure) {
    return of(table, measure, 1, 0);
  }

  private static Optional<WorldMap> of(
      ResultTable table, int measure, int fewest, double leastShare) {
    if (table.keys() != 1 || table.columns().get(0).kind() != Kind.TEXT || table.isCut()) {
      return Optional.empty();
    }
    Map<String, Line> lineByCode = new HashMap<>();
    int named = 0;
    int longest = 0;
    for (Line line : table.lines()) {
      if (line.values().get(0) instanceof String name) {
        named++;
        longest = Math.max(longest, name.length());
        Optional<String> code = CountryNames.code(name);
        if (code.isPresent() && lineByCode.put(code.get(), line) != null) {
          return Optional.empty();
        }
      }
    }
    // Codes of languages and states look like those of countries: one that is none says so.
    double share = longest <= CODE_CHARACTERS ? Math.ceil(leastShare) : leastShare;
    return lineByCode.size() < fewest || lineByCode.size() < share * named
        ? Optional.empty()
        : of(table, measure, lineByCode);
  }

  private static Optional<WorldMap> of(
      ResultTable table, int measure, Map<String, Line> lineByCode) {
    List<Outline> drawn =
        Outlines.all().stream().filter(each -> lineByCode.containsKey(each.code())).toList();
    List<Object> values = new ArrayList<>();
    for (Outline each : drawn) {
      Object value = lineByCode.get(each.code()).values().get(measure);
      if (value != null) {
        values.add(value);
      }
    }
    if (values.isEmpty() || !values.stream().allMatch(v -> Double.isFinite(Measure.of(v)))) {
      return Optional.empty();
    }
    List<Shade> shades = shades(values);
    List<Country> countries =
        Outlines.all().stream()
            .map(each -> country(each, lineByCode.get(each.code()), measure, shades))
            .toList();
    return Optional.of(
        new WorldMap(
            table.columns().get(measure).name(),
            shades,
            countries,
            table.lines().size() - drawn.size()));
  }

  /** Equal values are in the same shade, so there may be fewer. */
  private static List<Shade> shades(List<Object> values) {
    values.sort((a, b) -> Double.compare(Measure.of(a), Measure.of(b)));
    List<Shade> shades = new ArrayList<>();
    int first = 0;
    for (int shade = 1; shade <= SHADES; shade++) {
      int last = Math.max(first, values.size() * shade / SHADES) - 1;
      while (last >= 0
          && last + 1 < values.size()
          && Measure.of(values.get(last + 1)) == Measure.of(values.get(last))) {
        last++;
      }
      if (last >= first) {
        shades.add(new Shade(values.get(first), values.get(last)));
        first = last + 1;
      }
    }
    return shades;
  }

  private static Country country(
      Outline outline, @Nullable Line line, int measure, List<Shade> shades) {
    Object value = line == null ? null : line.values().get(measure);
    String name = line == null ? outline.name() : line.values().get(0).toString();
    int shade = -1;
    while (value != null
        && (shade < 0 || Measure.of(value) > Measure.of(shades.get(shade).most()))) {
      shade++;
    }
    return new Country(name, value, shade, outline.path());
  }
}
