package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Analysis;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedJobFileTest {
  private static final ColumnValue COUNTRY = new ColumnValue("country", 4, ColumnType.TEXT, true);

  private final JobFile job =
      JobFileReader.read(
          Path.of("../runner-config/job.yaml"), Set.of("zone", "lake"), options -> LocalDate.EPOCH);

  private final Dataset citizens = job.dataset("citizens").orElseThrow();
  private final Dataset table = job.dataset("citizens_mysql").orElseThrow();

  @Test
  void hasTheseDatasets() {
    assertThat(job.name(), is("citizens"));
    assertThat(job.options(), is(Map.of("zone", "Asia/Ho_Chi_Minh")));
    assertThat(job.datasetNames(), is(List.of("citizens", "citizens_mysql")));
    assertThat(citizens.source(), is(new CsvFile("citizens_data.csv", CsvDialect.COMMA)));
    assertThat(
        citizens.columns(),
        is(
            List.of(
                new Column("id", ColumnType.LONG, true),
                new Column("name", ColumnType.TEXT, false),
                new Column("birth_date", ColumnType.DATE, false),
                new Column("city", ColumnType.TEXT, false),
                new Column("country", ColumnType.TEXT, true))));
    assertThat(citizens.keyColumn(), is("id"));
    assertThat(table.source(), is(new MySqlTable("citizens", null, List.of())));
    assertThat(table.knowsColumns(), is(false));
    Quality quality = new Quality(BadRowsLimit.parse("0.1%").orElseThrow(), 1, false);
    assertThat(citizens.quality(), is(quality));
    assertThat(table.quality(), is(quality));
  }

  @Test
  void asksBothTheSame() {
    List<Analysis> questions =
        List.of(
            new CountBy("citizens_by_country", List.of(COUNTRY), 0),
            new CountBy("citizens_by_city", List.of(COUNTRY, new ColumnValue("city", 3)), 100),
            new CountBy("citizens_by_birth_year", List.of(new YearOf("birth_year", 2)), 0),
            new CountKeyword(
                "keyword_matches", "French", List.of("name", "country"), List.of(1, 4)));
    assertThat(citizens.analyses(), is(questions));
    assertThat(table.withColumns(citizens.columns()).analyses(), is(questions));
  }

  @Test
  void comparesThemByCountry() {
    assertThat(job.comparisons().size(), is(1));
    Comparison comparison = job.comparisons().get(0);
    assertThat(comparison.label(), is("citizens with citizens_mysql"));
    assertThat(comparison.groups().of(citizens), is(List.of(COUNTRY)));
  }

  @Test
  void tellsTheHeaderOfItsFile() {
    assertThat(citizens.headers(), is(citizens.columnNames()));
    assertThat(citizens.indexOf("city"), is(3));
    assertThat(citizens.indexOf("nothing"), is(-1));
  }
}
