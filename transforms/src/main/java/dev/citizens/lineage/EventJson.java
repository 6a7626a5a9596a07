package dev.citizens.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/** Events as JSON, as OpenLineage's specification of version 2-0-2 has them. */
public final class EventJson {
  private static final String SCHEMA =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

  /** Always with milliseconds. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Producer producer;
  private final DatasetJson datasets;

  public EventJson(Producer producer) {
    this.producer = producer;
    this.datasets = new DatasetJson(producer);
  }

  /** The event on one line. */
  public String of(RunEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("eventType", event.type().name());
    json.put("eventTime", TIME.format(event.time()));
    json.set("run", run(event));
    json.set("job", job(event));
    json.set("inputs", datasets(event.inputs(), true));
    json.set("outputs", datasets(event.outputs(), false));
    json.put("producer", producer.uri());
    json.put("schemaURL", SCHEMA);
    return json.toString();
  }

  private ObjectNode run(RunEvent event) {
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.put("runId", event.run().id().toString());
    ObjectNode facets = run.putObject("facets");
    Facet.NOMINAL_TIME
        .in(facets, producer)
        .put("nominalStartTime", TIME.format(event.dayStart()))
        .put("nominalEndTime", TIME.format(event.dayEnd()));
    Facet.PROCESSING_ENGINE
        .in(facets, producer)
        .put("version", producer.engineVersion())
        .put("name", producer.engine())
        .put("openlineageAdapterVersion", producer.version());
    if (event.parent() != null) {
      ObjectNode parent = Facet.PARENT.in(facets, producer);
      put(parent, event.parent());
      if (event.root() != null) {
        put(parent.putObject("root"), event.root());
      }
    }
    if (event.error() != null) {
      Facet.ERROR_MESSAGE
          .in(facets, producer)
          .put("message", event.error())
          .put("programmingLanguage", "JAVA");
    }
    return run;
  }

  private static void put(ObjectNode json, LineageRun run) {
    json.putObject("run").put("runId", run.id().toString());
    put(json.putObject("job"), run.job());
  }

  private static void put(ObjectNode json, LineageJob job) {
    json.put("namespace", job.namespace()).put("name", job.name());
  }

  private ObjectNode job(RunEvent event) {
    ObjectNode job = JsonNodeFactory.instance.objectNode();
    put(job, event.run().job());
    ObjectNode facets = job.putObject("facets");
    Facet.JOB_TYPE
        .in(facets, producer)
        .put("processingType", "BATCH")
        .put("integration", "CITIZENS")
        .put("jobType", event.jobType());
    RunEvent.SqlText sql = event.sql();
    if (sql != null) {
      ObjectNode facet = Facet.SQL.in(facets, producer).put("query", sql.text());
      if (sql.dialect() != null) {
        facet.put("dialect", sql.dialect());
      }
    }
    return job;
  }

  private ArrayNode datasets(List<LineageDataset> all, boolean areInputs) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    all.forEach(dataset -> json.add(datasets.of(dataset, areInputs)));
    return json;
  }
}
