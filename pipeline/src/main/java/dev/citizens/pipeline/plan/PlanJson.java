package dev.citizens.pipeline.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.extract.TablePlan;
import dev.citizens.extract.TablePlan.PlannedColumn;
import dev.citizens.extract.split.ExpectedSplit;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import dev.citizens.job.FreeQuery;
import dev.citizens.job.Transformation;
import dev.citizens.load.PostgresType;
import java.util.List;

/** The plan of an extract for programs, in one line; {@code docs/operations.md} describes it. */
public final class PlanJson {
  /** In ASCII, so that a terminal or a process of any encoding has it whole. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  private PlanJson() {}

  /**
   * The object.
   *
   * @param server its URL, without a password
   */
  public static String of(String server, List<PlannedTable> tables) {
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

  private static void put(PlannedTable table, ObjectNode node) {
    node.put("dataset", table.dataset());
    FreeQuery query = table.table().query();
    node.put("table", query == null ? table.table().table() : null);
    node.put("query", query == null ? null : query.sql());
    StepFailure failure = table.failure();
    if (failure != null) {
      node.putObject("failure")
          .put("status", failure.status().code())
          .put("message", failure.getMessage());
      return;
    }
    TablePlan plan = table.plan();
    ExpectedSplit split = plan.split();
    node.put("where", plan.query().where() == null ? null : plan.query().where().sql());
    node.put("incremental", table.incremental());
    node.put("estimatedRows", split.rows());
    node.put("splitColumn", table.splitColumn());
    node.put("splitBy", table.splitBy());
    node.put("estimatedRanges", split.number());
    node.put("remark", split.remark());
    ArrayNode ranges = node.putArray("ranges");
    split.ranges().forEach(range -> ranges.add(PlanText.condition(range)));
    node.put(
        "rangeWithoutKey",
        split.withoutKey() == null ? null : PlanText.condition(split.withoutKey()));
    ArrayNode columns = node.putArray("columns");
    plan.planned().forEach(column -> put(column, columns.addObject()));
    Transformation transformation = table.transformation();
    node.put("transform", transformation == null ? null : transformation.sql());
    if (transformation != null) {
      ArrayNode made = node.putArray("result");
      for (Column column : transformation.columns()) {
        made.addObject()
            .put("name", column.name())
            .put("type", column.type().toString())
            .put("postgresType", PostgresType.of(column.type()).sql());
      }
    }
  }

  private static void put(PlannedColumn column, ObjectNode node) {
    node.put("name", column.name())
        .put("serverType", column.serverType())
        .put("type", column.type().toString())
        .put("postgresType", PostgresType.of(column.type()).sql())
        .put("conversion", column.conversion());
  }
}
