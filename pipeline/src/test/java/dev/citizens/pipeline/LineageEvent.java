package dev.citizens.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An event as a receiver got it, with what tests ask of it. */
record LineageEvent(JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<LineageEvent> of(List<String> lines) throws JsonProcessingException {
    List<LineageEvent> events = new ArrayList<>();
    for (String line : lines) {
      events.add(new LineageEvent(JSON.readTree(line)));
    }
    return events;
  }

  /** The event and the job, such as {@code START citizens.upload.citizens}. */
  String what() {
    return text("/eventType") + " " + text("/job/name");
  }

  String text(String pointer) {
    return json.at(pointer).asText();
  }

  /** The inputs or outputs, a line each: namespace, name and number of rows if there is one. */
  List<String> datasets(String side) {
    String facets =
        side.equals("inputs") ? "/inputFacets/inputStatistics" : "/outputFacets/outputStatistics";
    List<String> lines = new ArrayList<>();
    for (JsonNode dataset : json.get(side)) {
      JsonNode rows = dataset.at(facets + "/rowCount");
      lines.add(
          dataset.get("namespace").asText()
              + " "
              + dataset.get("name").asText()
              + (rows.isMissingNode() ? "" : " " + rows.asText()));
    }
    return lines;
  }

  /** From where each column of an output comes: {@code year: birth_date}. */
  List<String> columns(int output) {
    List<String> lines = new ArrayList<>();
    json.at("/outputs/" + output + "/facets/columnLineage/fields")
        .fields()
        .forEachRemaining(
            field ->
                lines.add(
                    field.getKey()
                        + ": "
                        + field.getValue().get("inputFields").findValuesAsText("field").stream()
                            .collect(Collectors.joining(", "))));
    return lines;
  }
}
