package dev.citizens.lineage;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The facets that are written: under which key, and by which version of which schema. */
enum Facet {
  NOMINAL_TIME("nominalTime", "1-0-1/NominalTimeRunFacet"),
  PROCESSING_ENGINE("processing_engine", "1-1-1/ProcessingEngineRunFacet"),
  PARENT("parent", "1-2-0/ParentRunFacet"),
  ERROR_MESSAGE("errorMessage", "1-0-1/ErrorMessageRunFacet"),
  JOB_TYPE("jobType", "2-0-4/JobTypeJobFacet"),
  SQL("sql", "1-1-0/SQLJobFacet"),
  SCHEMA("schema", "1-2-0/SchemaDatasetFacet"),
  VERSION("version", "1-0-1/DatasetVersionDatasetFacet"),
  COLUMN_LINEAGE("columnLineage", "1-2-0/ColumnLineageDatasetFacet"),
  INPUT_STATISTICS("inputStatistics", "1-0-0/InputStatisticsInputDatasetFacet"),
  OUTPUT_STATISTICS("outputStatistics", "1-0-2/OutputStatisticsOutputDatasetFacet"),
  ASSERTIONS("dataQualityAssertions", "1-1-0/DataQualityAssertionsDatasetFacet");

  private static final String SPEC = "https://openlineage.io/spec/facets/";

  private final String key;
  private final String schema;

  Facet(String key, String schema) {
    this.key = key;
    this.schema = SPEC + schema + ".json#/$defs/" + schema.substring(schema.indexOf('/') + 1);
  }

  /** Puts it there, with what each facet must have; the rest is to be filled in. */
  ObjectNode in(ObjectNode facets, Producer producer) {
    return facets.putObject(key).put("_producer", producer.uri()).put("_schemaURL", schema);
  }
}
