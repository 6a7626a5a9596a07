package dev.citizens.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.analysis.ColumnUse.Way;
import java.util.List;

/** Data sets of events as JSON. */
final class DatasetJson {
  private final Producer producer;

  DatasetJson(Producer producer) {
    this.producer = producer;
  }

  ObjectNode of(LineageDataset dataset, boolean isInput) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("namespace", dataset.name().namespace()).put("name", dataset.name().name());
    ObjectNode facets = json.putObject("facets");
    if (!dataset.columns().isEmpty()) {
      schema(Facet.SCHEMA.in(facets, producer).putArray("fields"), dataset.columns());
    }
    if (dataset.version() != null) {
      Facet.VERSION.in(facets, producer).put("datasetVersion", dataset.version());
    }
    if (dataset.lineage() != null) {
      lineage(Facet.COLUMN_LINEAGE.in(facets, producer), dataset.lineage());
    }
    ObjectNode ofRun = json.putObject(isInput ? "inputFacets" : "outputFacets");
    if (dataset.amount() != null) {
      Facet facet = isInput ? Facet.INPUT_STATISTICS : Facet.OUTPUT_STATISTICS;
      amount(facet.in(ofRun, producer), dataset.amount());
    }
    if (!dataset.assertions().isEmpty()) {
      ArrayNode assertions = Facet.ASSERTIONS.in(ofRun, producer).putArray("assertions");
      dataset.assertions().forEach(each -> assertion(assertions.addObject(), each));
    }
    return json;
  }

  private static void schema(ArrayNode fields, List<LineageColumn> columns) {
    for (LineageColumn column : columns) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("ordinal_position", fields.size());
    }
  }

  private static void lineage(ObjectNode facet, ColumnLineage lineage) {
    ObjectNode fields = facet.putObject("fields");
    lineage
        .ofFields()
        .forEach(
            (name, origins) -> origins(fields.putObject(name).putArray("inputFields"), origins));
    if (!lineage.ofLines().isEmpty()) {
      origins(facet.putArray("dataset"), lineage.ofLines());
    }
  }

  private static void origins(ArrayNode json, List<FieldOrigin> origins) {
    for (FieldOrigin origin : origins) {
      ObjectNode field =
          json.addObject()
              .put("namespace", origin.dataset().namespace())
              .put("name", origin.dataset().name())
              .put("field", origin.field());
      ArrayNode transformations = field.putArray("transformations");
      for (Way way : origin.ways()) {
        transformations
            .addObject()
            .put("type", way.isDirect() ? "DIRECT" : "INDIRECT")
            .put("subtype", way.name());
      }
    }
  }

  private static void amount(ObjectNode facet, Amount amount) {
    facet.put("rowCount", amount.rows());
    if (amount.bytes() >= 0) {
      facet.put("size", amount.bytes());
    }
    if (amount.files() >= 0) {
      facet.put("fileCount", amount.files());
    }
  }

  private static void assertion(ObjectNode json, Assertion assertion) {
    json.put("assertion", assertion.kind())
        .put("success", assertion.success())
        .put("name", assertion.name());
    if (assertion.expected() != null) {
      json.put("expected", assertion.expected());
    }
    if (assertion.actual() != null) {
      json.put("actual", assertion.actual());
    }
  }
}
