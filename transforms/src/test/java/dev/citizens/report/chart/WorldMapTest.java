package dev.citizens.report.chart;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import dev.citizens.report.chart.WorldMap.Country;
import dev.citizens.report.chart.WorldMap.Shade;
import dev.citizens.report.world.Outlines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

class WorldMapTest {
  private static ResultTable table(@Nullable Object[]... rows) {
    List<Line> lines = new ArrayList<>();
    for (Object[] row : rows) {
      lines.add(new Line(lines.size() + 1, Arrays.asList(row)));
    }
    return new ResultTable(
        "t",
        "",
        rows.length,
        1,
        1,
        false,
        List.of(new Column("country", Kind.TEXT), new Column("rows", Kind.NUMBER)),
        lines);
  }

  private static Object[] row(@Nullable String country, @Nullable Object rows) {
    return new Object[] {country, rows};
  }

  private static Country country(WorldMap map, String name) {
    return map.countries().stream().filter(each -> each.name().equals(name)).findFirst().get();
  }

  @Test
  void eachCountryHasItsValueAndAShadeAndOthersHaveNone() {
    WorldMap map =
        WorldMap.of(
                table(
                    row("Viet Nam", 1_000_000L),
                    row("JP", 40L),
                    row("FRA", 30L),
                    row("Iran, Islamic Republic of", 20L),
                    row("côte d’ivoire", 10L),
                    row(null, 7L)),
                1)
            .orElseThrow();

    assertThat(map.measure(), is("rows"));
    assertThat(
        map.shades(),
        is(
            List.of(
                new Shade(10L, 10L),
                new Shade(20L, 20L),
                new Shade(30L, 30L),
                new Shade(40L, 40L),
                new Shade(1_000_000L, 1_000_000L))));
    assertThat(country(map, "Viet Nam").value(), is(1_000_000L));
    assertThat(country(map, "Viet Nam").shade(), is(4));
    assertThat(country(map, "JP").shade(), is(3));
    assertThat(country(map, "côte d’ivoire").shade(), is(0));
    assertThat(country(map, "Peru").value(), is((Object) null));
    assertThat(country(map, "Peru").shade(), is(-1));
    assertThat(map.countries().size(), is(Outlines.all().size()));
    assertThat("that of NULL", map.elsewhere(), is(1));
  }

  @Test
  void shadesHaveAboutAsManyCountriesAndEqualValuesTheSame() {
    WorldMap map =
        WorldMap.of(
                table(
                    row("Peru", 1L),
                    row("Chad", 1L),
                    row("Mali", 1L),
                    row("Togo", 2L),
                    row("Cuba", 3L),
                    row("Iraq", 3L),
                    row("Iran", 9L)),
                1)
            .orElseThrow();

    assertThat(
        map.shades(),
        is(List.of(new Shade(1L, 1L), new Shade(2L, 2L), new Shade(3L, 3L), new Shade(9L, 9L))));
    assertThat(country(map, "Chad").shade(), is(0));
    assertThat(country(map, "Iraq").shade(), is(2));
    assertThat(country(map, "Iran").shade(), is(3));
  }

  @Test
  void aCountryWhoseValueIsNullHasNoShadeAndIslandsAreElsewhere() {
    WorldMap map =
        WorldMap.of(
                table(
                    row("Peru", "-1.5"),
                    row("Chad", null),
                    row("Mali", "0"),
                    row("Togo", "2.25"),
                    row("Tuvalu", "5")),
                1)
            .orElseThrow();

    assertThat(
        map.shades(),
        is(List.of(new Shade("-1.5", "-1.5"), new Shade("0", "0"), new Shade("2.25", "2.25"))));
    assertThat(country(map, "Chad").shade(), is(-1));
    assertThat(map.elsewhere(), is(1));
  }

  @Test
  void namesOfOtherThingsMakeNoMap() {
    assertThat(
        "words",
        WorldMap.of(table(row("a", 1L), row("b", 1L), row("c", 1L), row("d", 1L), row("e", 1L)), 1),
        is(Optional.empty()));
    assertThat(
        "states of the USA, of whose codes half are those of countries",
        WorldMap.of(
            table(
                row("AL", 1L),
                row("AK", 1L),
                row("AZ", 1L),
                row("AR", 1L),
                row("CA", 1L),
                row("CO", 1L),
                row("CT", 1L),
                row("DE", 1L),
                row("FL", 1L),
                row("GA", 1L),
                row("HI", 1L)),
            1),
        is(Optional.empty()));
    assertThat(
        "languages, of whose codes all but one are those of countries",
        WorldMap.of(
            table(
                row("DE", 1L),
                row("FR", 1L),
                row("IT", 1L),
                row("ES", 1L),
                row("NL", 1L),
                row("EN", 1L)),
            1),
        is(Optional.empty()));
    assertThat(
        "four countries",
        WorldMap.of(table(row("Peru", 1L), row("Chad", 1L), row("Mali", 1L), row("Togo", 1L)), 1),
        is(Optional.empty()));
  }

  @Test
  void aCountryUnderTwoNamesMakesNoMapAsNobodyKnowsWhichValueIsMeant() {
    assertThat(
        WorldMap.ofSome(table(row("USA", 1L), row("United States", 2L), row("Peru", 3L)), 1),
        is(Optional.empty()));
  }

  @Test
  void valuesThatAreNoNumbersMakeNoMap() {
    for (String value : List.of("NaN", "Infinity")) {
      assertThat(WorldMap.ofSome(table(row("Peru", value)), 1), is(Optional.empty()));
    }
    assertThat(WorldMap.ofSome(table(row("Peru", null)), 1), is(Optional.empty()));
    assertThat(WorldMap.ofSome(table(row("Tuvalu", 1L)), 1), is(Optional.empty()));
  }
}
