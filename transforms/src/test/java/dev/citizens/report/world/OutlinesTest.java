package dev.citizens.report.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.report.world.Outlines.Outline;
import dev.citizens.report.world.Topology.Country;
import dev.citizens.report.world.Topology.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OutlinesTest {
  /** The ends of the axes as the authors' own implementations have them. */
  @Test
  void theProjectionIsEqualEarth() {
    assertThat(EqualEarth.of(180, 0).x(), is(closeTo(2.70663, 0.00001)));
    assertThat(EqualEarth.of(0, 90).y(), is(closeTo(-1.31736, 0.00001)));
    assertThat(EqualEarth.of(0, -90).y(), is(closeTo(1.31736, 0.00001)));
    assertThat(EqualEarth.of(0, 0), is(new EqualEarth.Point(0, 0)));
  }

  /** As many degrees of longitude between two parallels have an area in proportion to its sines. */
  @Test
  void areasAreToEachOtherAsThoseOfTheEarth() {
    double atEquator = area(0, 1) / (Math.sin(Math.toRadians(1)) - Math.sin(0));
    double farNorth = area(70, 71) / (Math.sin(Math.toRadians(71)) - Math.sin(Math.toRadians(70)));
    assertThat(farNorth / atEquator, is(closeTo(1, 0.001)));
  }

  private static double area(double south, double north) {
    double height = EqualEarth.of(0, south).y() - EqualEarth.of(0, north).y();
    return height * (EqualEarth.of(10, south).x() + EqualEarth.of(10, north).x()) / 2;
  }

  @Test
  void neighboursShareALineThatOneOfThemGoesBackwards() throws IOException {
    Topology topology =
        new Topology(
            new ObjectMapper()
                .readTree(
                    """
                    {"transform": {"scale": [2, 1], "translate": [10, -5]},
                     "arcs": [[[0, 0], [0, 4]], [[0, 4], [-1, 0], [0, -4], [1, 0]],
                       [[0, 4], [1, 0], [0, -4], [-1, 0]]],
                     "objects": {"world": {"geometries": [
                       {"type": "Polygon", "id": "WST", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                       {"type": "MultiPolygon", "id": "EST", "properties": {"name": "East"},
                        "arcs": [[[2, 0]], [[-1, -3]]]}]}}}
                    """));

    Place south = new Place(10, -5);
    Place north = new Place(10, -1);
    Place eastNorth = new Place(12, -1);
    Place eastSouth = new Place(12, -5);
    assertThat(
        topology.countries("world"),
        is(
            List.of(
                new Country(
                    "WST",
                    "West",
                    List.of(List.of(south, north, new Place(8, -1), new Place(8, -5)))),
                new Country(
                    "EST",
                    "East",
                    List.of(
                        List.of(north, eastNorth, eastSouth, south),
                        List.of(north, south, eastSouth, eastNorth))))));
  }

  @Test
  void anOutlineAcrossTheEdgeIsCutThere() {
    Place a = new Place(170, 60);
    Place b = new Place(180, 61);
    Place c = new Place(-180, 61);
    Place d = new Place(-175, 65);
    Place e = new Place(-180, 70);
    Place f = new Place(180, 70);

    List<List<Place>> pieces = List.of(List.of(c, d, e), List.of(f, a, b));
    assertThat(Antimeridian.cut(List.of(a, b, c, d, e, f)), is(pieces));
    assertThat(
        Antimeridian.cut(List.of(c, d, e, f, a, b)), is(List.of(pieces.get(1), pieces.get(0))));
    assertThat(Antimeridian.cut(List.of(a, b, f)), is(List.of(List.of(a, b, f))));
  }

  @Test
  void allCountriesLieWithinThePicture() {
    assertThat(Outlines.all(), hasSize(177));
    for (Outline outline : Outlines.all()) {
      assertThat(
          outline.path(),
          matchesPattern("(M[-.0-9]+ [-.0-9]+l[-.0-9]+ [-.0-9]+( [-.0-9]+ [-.0-9]+)+z)+"));
      for (double[] place : places(outline.path())) {
        assertThat(
            outline.name(),
            place[0],
            is(both(greaterThanOrEqualTo(0.0)).and(lessThanOrEqualTo((double) Outlines.WIDTH))));
        assertThat(
            outline.name(),
            place[1],
            is(both(greaterThanOrEqualTo(0.0)).and(lessThanOrEqualTo((double) Outlines.HEIGHT))));
      }
    }
    assertThat(
        Outlines.all().stream().mapToInt(outline -> outline.path().length()).sum(),
        is(lessThan(100_000)));
  }

  /** Japan is to the right of the middle, and Brazil below it. */
  @Test
  void countriesAreWhereTheyAre() {
    for (double[] place : places(path("JPN"))) {
      assertThat(place[0], is(both(greaterThanOrEqualTo(800.0)).and(lessThanOrEqualTo(900.0))));
      assertThat(place[1], is(both(greaterThanOrEqualTo(60.0)).and(lessThanOrEqualTo(160.0))));
    }
    for (double[] place : places(path("BRA"))) {
      assertThat(place[0], is(both(greaterThanOrEqualTo(280.0)).and(lessThanOrEqualTo(420.0))));
      assertThat(place[1], is(both(greaterThanOrEqualTo(200.0)).and(lessThanOrEqualTo(370.0))));
    }
  }

  /** A line from one edge to the other would be a step of hundreds of units. */
  @Test
  void noOutlineGoesAcrossThePicture() {
    for (Outline outline : Outlines.all()) {
      double lastX = Double.NaN;
      for (double[] place : places(outline.path().replaceAll("z.*", "z"))) {
        assertThat(outline.name(), Math.abs(place[0] - lastX) > 50, is(false));
        lastX = place[0];
      }
    }
  }

  private static String path(String code) {
    return Outlines.all().stream()
        .filter(outline -> outline.code().equals(code))
        .findFirst()
        .get()
        .path();
  }

  private static List<double[]> places(String path) {
    List<double[]> places = new ArrayList<>();
    double x = 0;
    double y = 0;
    for (MatchResult step :
        Pattern.compile("([Ml ])?(-?[.0-9]+) (-?[.0-9]+)").matcher(path).results().toList()) {
      boolean isAbsolute = "M".equals(step.group(1));
      x = (isAbsolute ? 0 : x) + Double.parseDouble(step.group(2));
      y = (isAbsolute ? 0 : y) + Double.parseDouble(step.group(3));
      places.add(new double[] {x, y});
    }
    return places;
  }
}
