package dev.citizens.report.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The outlines of countries in a TopoJSON file with quantized arcs
 * (https://github.com/topojson/topojson-specification): neighbours share the line between them.
 */
final class Topology {
  private final JsonNode file;
  private final List<List<Place>> arcs = new ArrayList<>();

  /** A place on Earth, in degrees. */
  record Place(double longitude, double latitude) {}

  /** A country with its rings: its outlines, and those of holes. */
  record Country(String code, String name, List<List<Place>> rings) {}

  /** That of a file. */
  Topology(JsonNode file) {
    this.file = file;
    file.get("arcs").forEach(arc -> arcs.add(places(arc)));
  }

  /** The countries of an object of the file, in its order. */
  List<Country> countries(String object) {
    List<Country> countries = new ArrayList<>();
    for (JsonNode each : file.get("objects").get(object).get("geometries")) {
      List<List<Place>> rings = new ArrayList<>();
      boolean many = each.get("type").asText().equals("MultiPolygon");
      for (JsonNode polygon : many ? each.get("arcs") : List.of(each.get("arcs"))) {
        polygon.forEach(ring -> rings.add(ring(ring)));
      }
      countries.add(
          new Country(each.get("id").asText(), each.get("properties").get("name").asText(), rings));
    }
    return countries;
  }

  /** Each position is its distance from the one before, in steps. */
  private List<Place> places(JsonNode arc) {
    JsonNode scale = file.get("transform").get("scale");
    JsonNode translate = file.get("transform").get("translate");
    List<Place> places = new ArrayList<>();
    long x = 0;
    long y = 0;
    for (JsonNode step : arc) {
      x += step.get(0).asLong();
      y += step.get(1).asLong();
      places.add(
          new Place(
              x * scale.get(0).asDouble() + translate.get(0).asDouble(),
              y * scale.get(1).asDouble() + translate.get(1).asDouble()));
    }
    return places;
  }

  /** The places of a ring's arcs, one behind the other; an arc ends where the next one begins. */
  private List<Place> ring(JsonNode numbers) {
    List<Place> ring = new ArrayList<>();
    for (JsonNode number : numbers) {
      List<Place> arc = arc(number.asInt());
      ring.addAll(arc.subList(0, arc.size() - 1));
    }
    return ring;
  }

  /** A number below 0 is that of its complement, backwards. */
  private List<Place> arc(int number) {
    if (number >= 0) {
      return arcs.get(number);
    }
    List<Place> backwards = new ArrayList<>(arcs.get(~number));
    Collections.reverse(backwards);
    return backwards;
  }
}
