package dev.citizens.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import dev.citizens.report.DayStatus.Source;

/** A status for programs, in one line; {@code docs/operations.md} describes it. */
public final class StatusJson {
  /** In ASCII, so that a terminal or a process of any encoding has it whole. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  private StatusJson() {}

  public static String of(DayStatus status) {
    ObjectNode root = JSON.createObjectNode();
    root.put("runDate", status.runDate().toString());
    root.put(
        "previousRunDate",
        status.previousRunDate() == null ? null : status.previousRunDate().toString());
    ArrayNode sources = root.putArray("sources");
    status.sources().forEach(source -> put(source, sources.addObject()));
    ArrayNode results = root.putArray("results");
    status.results().forEach(result -> put(result, results.addObject()));
    if (status.reconciliation() == null) {
      root.putNull("reconciliation");
    } else {
      put(status.reconciliation(), root.putObject("reconciliation"));
    }
    root.put("report", status.report());
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(Source source, ObjectNode node) {
    node.put("source", source.source());
    put(source.figures(), node);
    node.put("fingerprint", source.figures().fingerprint());
    if (source.previous() == null) {
      node.putNull("previous");
    } else {
      put(source.previous(), node.putObject("previous"));
    }
  }

  private static void put(Figures figures, ObjectNode node) {
    node.put("rowsRead", figures.rowsRead());
    node.put("badRows", figures.badRows());
    node.put("inputBytes", figures.inputBytes());
  }

  private static void put(Result result, ObjectNode node) {
    node.put("table", result.table());
    node.put("source", result.source());
    node.put("rows", result.rows());
  }

  private static void put(Reconciliation reconciliation, ObjectNode node) {
    node.put("equal", reconciliation.equal());
    ArrayNode differences = node.putArray("differences");
    for (Difference each : reconciliation.differences()) {
      differences
          .addObject()
          .put("group", each.group())
          .put("csvRows", each.csvRows())
          .put("mysqlRows", each.mysqlRows());
    }
  }
}
