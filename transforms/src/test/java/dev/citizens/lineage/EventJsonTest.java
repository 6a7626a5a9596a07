package dev.citizens.lineage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.analysis.ColumnUse;
import dev.citizens.analysis.ColumnUse.Way;
import dev.citizens.analysis.Origins;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What receivers get, word by word. */
class EventJsonTest {
  private static final EventJson JSON =
      new EventJson(new Producer("1.2.3", "Apache Beam", "2.70.0"));

  private static final LineageRun RUN =
      new LineageRun(
          UUID.fromString("11111111-2222-3333-4444-555555555555"),
          new LineageJob("citizens", "shop.analyze.orders"));

  private static final String FACET =
      "'_producer':'urn:citizens:pipeline:1.2.3','_schemaURL':'https://openlineage.io/spec/facets/";

  private static final String RUN_FACETS =
      "'nominalTime':{"
          + FACET
          + "1-0-1/NominalTimeRunFacet.json#/$defs/NominalTimeRunFacet',"
          + "'nominalStartTime':'2026-02-28T17:00:00.000Z','nominalEndTime':'2026-03-01T17:00:00.000Z'},"
          + "'processing_engine':{"
          + FACET
          + "1-1-1/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet',"
          + "'version':'2.70.0','name':'Apache Beam','openlineageAdapterVersion':'1.2.3'}";

  private static final String JOB_TYPE =
      "'jobType':{"
          + FACET
          + "2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet',"
          + "'processingType':'BATCH','integration':'CITIZENS','jobType':'TASK'}";

  private static final String END =
      "'producer':'urn:citizens:pipeline:1.2.3',"
          + "'schemaURL':'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent'}";

  private static final DatasetName RAW = new DatasetName("hdfs://vps1:9000", "/lake/raw/orders");
  private static final DatasetName RESULT =
      new DatasetName("hdfs://vps1:9000", "/lake/results/orders/by_year");

  @Test
  void aRunThatBeginsAsPartOfAnother() {
    LineageRun day =
        new LineageRun(
            UUID.fromString("99999999-2222-3333-4444-555555555555"),
            new LineageJob("citizens", "shop.daily"));
    LineageRun dag =
        new LineageRun(
            UUID.fromString("88888888-2222-3333-4444-555555555555"),
            new LineageJob("airflow", "shop_daily"));

    assertThat(
        JSON.of(event(RunEvent.Type.START).parent(day).root(dag).build()),
        isJson(
            "{'eventType':'START','eventTime':'2026-03-02T01:02:03.400Z',"
                + "'run':{'runId':'11111111-2222-3333-4444-555555555555','facets':{"
                + RUN_FACETS
                + ",'parent':{"
                + FACET
                + "1-2-0/ParentRunFacet.json#/$defs/ParentRunFacet',"
                + "'run':{'runId':'99999999-2222-3333-4444-555555555555'},"
                + "'job':{'namespace':'citizens','name':'shop.daily'},"
                + "'root':{'run':{'runId':'88888888-2222-3333-4444-555555555555'},"
                + "'job':{'namespace':'airflow','name':'shop_daily'}}}}},"
                + "'job':{'namespace':'citizens','name':'shop.analyze.orders','facets':{"
                + JOB_TYPE
                + "}},'inputs':[],'outputs':[],"
                + END));
  }

  @Test
  void aRunThatIsDoneWithBothItsSides() {
    Origins origins =
        new Origins.Builder()
            .column("year", new ColumnUse(1, Way.TRANSFORMATION))
            .lines(new ColumnUse(1, Way.GROUP_BY))
            .lines(new ColumnUse(1, Way.SORT))
            .lines(new ColumnUse(0, Way.FILTER))
            .build();
    LineageDataset input =
        LineageDataset.of(RAW)
            .columns(List.of(new LineageColumn("id", "long"), new LineageColumn("at", "timestamp")))
            .version("2026-03-01/ATTEMPT")
            .amount(new Amount(1_000, 34_567, 1))
            .assertions(
                List.of(
                    new Assertion("row_count", "minRows", true, "1", "1000"),
                    new Assertion("quality_gate", "quality", false, null, null)))
            .build();
    LineageDataset output =
        LineageDataset.of(RESULT)
            .lineage(ColumnLineage.ofResult(RAW, List.of("id", "at"), origins))
            .amount(new Amount(12, -1, -1))
            .build();

    assertThat(
        JSON.of(
            event(RunEvent.Type.COMPLETE)
                .sql(new RunEvent.SqlText("SELECT \"at\" FROM orders", "mysql"))
                .inputs(List.of(input))
                .outputs(List.of(output))
                .build()),
        isJson(
            "{'eventType':'COMPLETE','eventTime':'2026-03-02T01:02:03.400Z',"
                + "'run':{'runId':'11111111-2222-3333-4444-555555555555','facets':{"
                + RUN_FACETS
                + "}},'job':{'namespace':'citizens','name':'shop.analyze.orders','facets':{"
                + JOB_TYPE
                + ",'sql':{"
                + FACET
                + "1-1-0/SQLJobFacet.json#/$defs/SQLJobFacet',"
                + "'query':'SELECT \\\"at\\\" FROM orders','dialect':'mysql'}}},"
                + "'inputs':[{'namespace':'hdfs://vps1:9000','name':'/lake/raw/orders','facets':{"
                + "'schema':{"
                + FACET
                + "1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet','fields':["
                + "{'name':'id','type':'long','ordinal_position':1},"
                + "{'name':'at','type':'timestamp','ordinal_position':2}]},"
                + "'version':{"
                + FACET
                + "1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet',"
                + "'datasetVersion':'2026-03-01/ATTEMPT'}},"
                + "'inputFacets':{'inputStatistics':{"
                + FACET
                + "1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet',"
                + "'rowCount':1000,'size':34567,'fileCount':1},"
                + "'dataQualityAssertions':{"
                + FACET
                + "1-1-0/DataQualityAssertionsDatasetFacet.json#/$defs/DataQualityAssertionsDatasetFacet',"
                + "'assertions':["
                + "{'assertion':'row_count','success':true,'name':'minRows','expected':'1','actual':'1000'},"
                + "{'assertion':'quality_gate','success':false,'name':'quality'}]}}}],"
                + "'outputs':[{'namespace':'hdfs://vps1:9000','name':'/lake/results/orders/by_year',"
                + "'facets':{'columnLineage':{"
                + FACET
                + "1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet',"
                + "'fields':{'year':{'inputFields':[{'namespace':'hdfs://vps1:9000',"
                + "'name':'/lake/raw/orders','field':'at','transformations':["
                + "{'type':'DIRECT','subtype':'TRANSFORMATION'}]}]}},"
                + "'dataset':[{'namespace':'hdfs://vps1:9000','name':'/lake/raw/orders','field':'at',"
                + "'transformations':[{'type':'INDIRECT','subtype':'GROUP_BY'},"
                + "{'type':'INDIRECT','subtype':'SORT'}]},"
                + "{'namespace':'hdfs://vps1:9000','name':'/lake/raw/orders','field':'id',"
                + "'transformations':[{'type':'INDIRECT','subtype':'FILTER'}]}]}},"
                + "'outputFacets':{'outputStatistics':{"
                + FACET
                + "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet',"
                + "'rowCount':12}}}],"
                + END));
  }

  @Test
  void aRunThatFailsSaysWhy() throws JsonProcessingException {
    String json = JSON.of(event(RunEvent.Type.FAIL).error("--csv=a\"b is empty").build());

    assertThat(
        new ObjectMapper().readTree(json).at("/run/facets/errorMessage").toString(),
        isJson(
            "{"
                + FACET
                + "1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet',"
                + "'message':'--csv=a\\\"b is empty','programmingLanguage':'JAVA'}"));
  }

  @Test
  void aCopyComesFromEachOfSeveralFiles() {
    DatasetName second = new DatasetName("file", "/srv/b.csv");

    assertThat(
        ColumnLineage.ofCopy(List.of(RAW, second), Map.of("id", "Id")),
        is(
            new ColumnLineage(
                Map.of(
                    "id",
                    List.of(
                        new FieldOrigin(RAW, "Id", Set.of(Way.IDENTITY)),
                        new FieldOrigin(second, "Id", Set.of(Way.IDENTITY)))),
                List.of())));
  }

  private static RunEvent.Builder event(RunEvent.Type type) {
    return RunEvent.builder()
        .type(type)
        .time(Instant.parse("2026-03-02T01:02:03.4Z"))
        .run(RUN)
        .jobType("TASK")
        .dayStart(Instant.parse("2026-02-28T17:00:00Z"))
        .dayEnd(Instant.parse("2026-03-01T17:00:00Z"));
  }

  /** On one line; written here with other quotes. */
  private static org.hamcrest.Matcher<String> isJson(String expected) {
    return is(expected.replace('\'', '"'));
  }
}
