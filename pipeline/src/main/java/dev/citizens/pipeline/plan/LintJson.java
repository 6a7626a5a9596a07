package dev.citizens.pipeline.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.extract.lint.LintedTable;
import dev.citizens.extract.lint.LintedTable.Finding;
import dev.citizens.job.FreeQuery;
import java.util.List;

/** What is wrong with the rows of tables, for programs; {@code docs/operations.md} describes it. */
public final class LintJson {
  /** In ASCII, so that a terminal or a process of any encoding has it whole. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  private LintJson() {}

  /**
   * The object.
   *
   * @param server its URL, without a password
   */
  public static String of(String server, List<LintedDataset> tables) {
    ObjectNode root = JSON.createObjectNode();
    root.put("server", server);
    ArrayNode list = root.putArray("tables");
    tables.forEach(table -> put(table, list.addObject()));
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(LintedDataset table, ObjectNode node) {
    FreeQuery query = table.table().query();
    node.put("dataset", table.dataset());
    node.put("table", query == null ? table.table().table() : null);
    node.put("query", query == null ? null : query.sql());
    LintedTable found = table.found();
    if (found != null) {
      node.put("rows", found.rows());
      node.put("badRows", found.badRows());
      ArrayNode findings = node.putArray("findings");
      found.findings().forEach(finding -> put(finding, findings.addObject()));
    }
    if (table.failure() != null) {
      node.putObject("failure")
          .put("status", table.failure().status().code())
          .put("message", table.failure().getMessage());
    }
  }

  private static void put(Finding finding, ObjectNode node) {
    node.put("column", finding.column().isEmpty() ? null : finding.column())
        .put("finding", finding.what())
        .put("rows", finding.rows())
        .put("key", finding.key())
        .put("badRowReason", finding.reason() == null ? null : finding.reason().name())
        .put("effect", finding.effect())
        .put("cure", finding.cure());
  }
}
