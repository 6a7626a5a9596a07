package dev.citizens.report.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.report.world.Topology.Country;
import dev.citizens.report.world.Topology.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The countries of the world as paths of SVG. Their outlines are those of Natural Earth (public
 * domain), 1 : 110,000,000, as the package {@code datamaps} has them: the build takes them from
 * there. Small islands are not among them.
 */
public final class Outlines {
  /** Of the picture, in the units of its paths. */
  public static final int WIDTH = 1_000;

  /** From the north of Greenland to Cape Horn: there is no Antarctica. */
  public static final int HEIGHT = 432;

  private static final double UNITS_PER_RADIUS = WIDTH / (2 * EqualEarth.of(180, 0).x());
  private static final double TOP = EqualEarth.of(0, 84).y() * UNITS_PER_RADIUS;
  private static final String ANTARCTICA = "ATA";
  private static final List<Outline> ALL = read();

  private Outlines() {}

  /**
   * A country.
   *
   * @param code that of ISO 3166 with three letters; {@code -99} if it has none
   * @param path the attribute {@code d} of its path
   */
  public record Outline(String code, String name, String path) {}

  /** All that the map has, each once. */
  public static List<Outline> all() {
    return ALL;
  }

  private static List<Outline> read() {
    try (InputStream file = Outlines.class.getResourceAsStream("/report/world/world.topo.json")) {
      return new Topology(new ObjectMapper().readTree(file))
          .countries("world").stream()
              .filter(country -> !country.code().equals(ANTARCTICA))
              .map(country -> new Outline(country.code(), country.name(), path(country)))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the map of the world, which the build puts into the jar", e);
    }
  }

  private static String path(Country country) {
    StringBuilder path = new StringBuilder();
    country.rings().stream()
        .flatMap(ring -> Antimeridian.cut(ring).stream())
        .forEach(ring -> append(ring, path));
    return path.toString();
  }

  /** Half units, each place from the one before; what is smaller is left out. */
  private static void append(List<Place> ring, StringBuilder path) {
    long lastX = 0;
    long lastY = 0;
    List<String> steps = new ArrayList<>();
    for (Place place : ring) {
      EqualEarth.Point point = EqualEarth.of(place.longitude(), place.latitude());
      long x = Math.round((point.x() * UNITS_PER_RADIUS + WIDTH / 2.0) * 2);
      long y = Math.round((point.y() * UNITS_PER_RADIUS - TOP) * 2);
      if (steps.isEmpty() || x != lastX || y != lastY) {
        steps.add(half(x - lastX) + " " + half(y - lastY));
      }
      lastX = x;
      lastY = y;
    }
    if (steps.size() > 2) {
      path.append('M').append(steps.get(0)).append('l');
      path.append(String.join(" ", steps.subList(1, steps.size()))).append('z');
    }
  }

  private static String half(long halves) {
    String sign = halves < 0 ? "-" : "";
    long number = Math.abs(halves);
    return sign + (number == 1 ? "" : number / 2) + (number % 2 == 0 ? "" : ".5");
  }
}
