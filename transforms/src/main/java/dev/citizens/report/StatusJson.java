package dev.citizens.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;

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
    ArrayNode datasets = root.putArray("datasets");
    status.datasets().forEach(dataset -> put(dataset, datasets.addObject()));
    ArrayNode results = root.putArray("results");
    status.results().forEach(result -> put(result, results.addObject()));
    ArrayNode reconciliations = root.putArray("reconciliations");
    status.reconciliations().forEach(each -> put(each, reconciliations.addObject()));
    root.put("report", status.report());
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(DatasetStatus dataset, ObjectNode node) {
    node.put("dataset", dataset.dataset());
    node.put("loaded", dataset.figures() != null);
    put(dataset.figures(), node);
    node.put("fingerprint", dataset.figures() == null ? null : dataset.figures().fingerprint());
    if (dataset.previous() == null) {
      node.putNull("previous");
    } else {
      put(dataset.previous(), node.putObject("previous"));
    }
  }

  private static void put(Figures figures, ObjectNode node) {
    node.put("rowsRead", figures == null ? null : figures.rowsRead());
    node.put("badRows", figures == null ? null : figures.badRows());
    node.put("inputBytes", figures == null ? null : figures.inputBytes());
  }

  private static void put(Result result, ObjectNode node) {
    node.put("table", result.table());
    node.put("dataset", result.dataset());
    node.put("rows", result.rows());
  }

  private static void put(Reconciliation reconciliation, ObjectNode node) {
    node.put("left", reconciliation.left());
    node.put("right", reconciliation.right());
    node.put("equal", reconciliation.equal());
    ArrayNode differences = node.putArray("differences");
    for (Difference each : reconciliation.differences()) {
      differences
          .addObject()
          .put("group", each.group())
          .put("leftRows", each.leftRows())
          .put("rightRows", each.rightRows());
    }
  }
}
