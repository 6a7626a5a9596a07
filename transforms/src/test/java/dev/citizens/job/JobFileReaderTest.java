package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.CsvDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobFileReaderTest {
  @Test
  void whatMayBeLeftOutHasItsDefault() {
    JobFile job =
        JobFileReader.parse(
            "job.yaml",
            """
            dataset: {people: {file: p.csv, columns: [{name: country}]}}
            analyses: [{countBy: [country]}]
            """);
    assertThat(job.options(), is(Map.of()));
    assertThat(
        job.dataset(),
        is(
            new Dataset(
                "people",
                "p.csv",
                CsvDialect.COMMA,
                List.of(new Column("country", Column.Type.TEXT, false)),
                null)));
    assertThat(job.extracts(), is(List.of()));
    assertThat(job.datasetExtract(), is(Optional.empty()));
    assertThat(job.analyses().get(0).name(), is("people_by_country"));
    assertThat(job.analyses().get(0).top(), is(0));
    assertThat(job.quality(), is(new Quality(null, null, 0)));
  }

  @Test
  void delimitersAreReadAsWritten() {
    assertThat(delimiter("';'"), is(';'));
    assertThat(delimiter("\"\\t\""), is('\t'));
    assertThat(delimiter("\\t"), is('\t'));
    assertThat(delimiter("'|'"), is('|'));
    assertThat(delimiter("' '"), is(' '));
    assertThat(delimiter("\"\\x01\""), is('\u0001'));
    assertThat(delimiter("','"), is(','));
  }

  @Test
  void theHeaderHasTheDelimiter() {
    JobFile job =
        JobFileReader.parse(
            "job.yaml",
            """
            dataset: {people: {file: p.csv, delimiter: "|", columns: [{name: a}, {name: b}]}}
            analyses: [{countBy: [a]}]
            """);
    assertThat(job.dataset().header(), is("a|b"));
  }

  @Test
  void namesAndExtractsThatAreGivenAreKept() {
    JobFile job =
        JobFileReader.parse(
            "job.yaml",
            """
            options: {zone: UTC, lake: "hdfs://vps1:9000/lake"}
            dataset: {people: {file: p.csv, columns: [{name: pid, type: long, required: true}]}}
            extract:
              - {table: orders, splitColumn: order_no, columns: [b, a]}
              - {table: persons, as: people, splitColumn: other, columns: [pid]}
            analyses:
              - {countBy: [pid], as: first, top: 2147483647}
              - {keyword: "a: b", columns: [pid], as: second}
            quality: {maxBadRows: 7, minRows: 1000000000000}
            """);
    assertThat(job.options(), is(Map.of("zone", "UTC", "lake", "hdfs://vps1:9000/lake")));
    Extract people = new Extract("persons", "people", "other", List.of("pid"));
    assertThat(
        job.extracts(),
        is(List.of(new Extract("orders", "orders", "order_no", List.of("b", "a")), people)));
    assertThat(job.datasetExtract(), is(Optional.of(people)));
    assertThat(
        job.analyses().stream().map(analysis -> analysis.name()).toList(),
        is(List.of("first", "second")));
    assertThat(job.analyses().get(0).top(), is(Integer.MAX_VALUE));
    assertThat(job.quality(), is(new Quality(7L, null, 1_000_000_000_000L)));
  }

  @Test
  void percentsAreReadAsWritten() {
    assertThat(quality("0%"), is(new Quality(null, 0.0, 0)));
    assertThat(quality("0.7%"), is(new Quality(null, 0.007, 0)));
    assertThat(quality("12.345678%"), is(new Quality(null, 0.12345678, 0)));
    assertThat(quality("100%"), is(new Quality(null, 1.0, 0)));
    assertThat(quality("0"), is(new Quality(0L, null, 0)));
  }

  private static char delimiter(String yaml) {
    JobFile job =
        JobFileReader.parse(
            "job.yaml",
            """
            dataset: {people: {file: p.csv, delimiter: %s, columns: [{name: country}]}}
            analyses: [{countBy: [country]}]
            """
                .formatted(yaml));
    return (char) job.dataset().dialect().delimiter();
  }

  private static Quality quality(String maxBadRows) {
    return JobFileReader.parse(
            "job.yaml",
            """
            dataset: {people: {file: p.csv, columns: [{name: country}]}}
            analyses: [{countBy: [country]}]
            quality: {maxBadRows: %s}
            """
                .formatted(maxBadRows))
        .quality();
  }
}
