package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedJobFileTest {
  private static final List<String> COLUMNS =
      List.of("id", "name", "birth_date", "city", "country");

  private static final ColumnValue COUNTRY = new ColumnValue("country", 4, ColumnType.TEXT, true);

  private final JobFile job =
      JobFileReader.read(Path.of("../runner-config/job.yaml"), options -> LocalDate.EPOCH);

  @Test
  void saysExactlyThis() {
    Dataset citizens =
        new Dataset(
            "citizens",
            "citizens_data.csv",
            CsvDialect.COMMA,
            List.of(
                new Column("id", ColumnType.LONG, true),
                new Column("name", ColumnType.TEXT, false),
                new Column("birth_date", ColumnType.DATE, false),
                new Column("city", ColumnType.TEXT, false),
                new Column("country", ColumnType.TEXT, true)),
            "id");
    assertThat(
        job,
        is(
            new JobFile(
                Map.of("zone", "Asia/Ho_Chi_Minh"),
                citizens,
                List.of(new Extract("citizens", "citizens", "id", COLUMNS)),
                List.of(
                    new CountBy("citizens_by_country", List.of(COUNTRY), 0),
                    new CountBy(
                        "citizens_by_city", List.of(COUNTRY, new ColumnValue("city", 3)), 100),
                    new CountBy("citizens_by_birth_year", List.of(new YearOf("birth_year", 2)), 0),
                    new CountKeyword(
                        "keyword_matches", "French", List.of("name", "country"), List.of(1, 4))),
                new Quality(BadRowsLimit.parse("0.1%").orElseThrow(), 1),
                List.of(COUNTRY))));
  }

  @Test
  void tellsHeaderAndExtractOfItsDataset() {
    assertThat(job.dataset().header(), is("id,name,birth_date,city,country"));
    assertThat(job.dataset().indexOf("city"), is(3));
    assertThat(job.dataset().indexOf("nothing"), is(-1));
    assertThat(job.datasetExtract(), is(Optional.of(job.extracts().get(0))));
  }
}
