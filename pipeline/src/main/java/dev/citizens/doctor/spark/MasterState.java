package dev.citizens.doctor.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a master's web page says.
 *
 * @param sparkVersion from the page for people, as the one for programs does not have it; empty if
 *     the page has none
 * @param status ALIVE, or STANDBY and others where there are several masters
 * @param workers those that are alive
 * @param deadWorkers addresses of those that were heard of and are not alive
 * @param activeApplications names of those that have cores
 */
record MasterState(
    String sparkVersion,
    String status,
    List<WorkerState> workers,
    List<String> deadWorkers,
    List<String> activeApplications) {
  private static final Pattern VERSION =
      Pattern.compile("class=\"version\"[^>]*>\\s*([0-9][^<\\s]*)");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads both pages.
   *
   * @param json the body of {@code /json/}
   * @param html the body of {@code /}
   * @throws IOException if the first is not what a master answers
   */
  static MasterState parse(String json, String html) throws IOException {
    JsonNode root = JSON.readTree(json);
    if (!root.path("workers").isArray()) {
      throw new IOException("/json/ has no workers");
    }
    List<WorkerState> workers = new ArrayList<>();
    List<String> dead = new ArrayList<>();
    for (JsonNode each : root.path("workers")) {
      WorkerState worker =
          new WorkerState(
              each.path("host").asText(),
              each.path("port").asInt(),
              each.path("webuiaddress").asText(),
              each.path("cores").asInt(),
              each.path("coresfree").asInt(),
              each.path("memory").asLong(),
              each.path("memoryfree").asLong());
      if (each.path("state").asText().equals("ALIVE")) {
        workers.add(worker);
      } else {
        dead.add(worker.label());
      }
    }
    List<String> applications = new ArrayList<>();
    for (JsonNode each : root.path("activeapps")) {
      if (each.path("cores").asInt(1) > 0) { // one that waits has none
        applications.add(each.path("name").asText());
      }
    }
    Matcher version = VERSION.matcher(html);
    return new MasterState(
        version.find() ? version.group(1) : "",
        root.path("status").asText(),
        workers,
        dead,
        applications);
  }
}
