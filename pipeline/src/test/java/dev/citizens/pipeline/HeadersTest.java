package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose headers are as people and tools write them, or that have none. */
class HeadersTest {
  private static final String ROWS =
      """
      1,Ann,1990-01-01,Rome,Italy
      2,"Bob
      the 2nd",1990-01-02,Lyon,France
      3,Cy,1990-01-03,Oslo,Norway
      """;

  private static final String COLUMNS =
      """
      - {name: id, header: "%s", type: long, key: true}
      - {name: name, header: "%s"}
      - {name: birth_date, header: "%s", type: date}
      - {name: city, header: "%s"}
      - {name: country, header: "%s", required: true}
      """;

  /** Of a data set by its name: what stands under its name, columns included. */
  private final Map<String, String> datasets = new LinkedHashMap<>();

  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
  }

  @Test
  void theSameRowsUnderAnyHeader() throws IOException, SQLException {
    header("spaces", "Citizen ID", "Full Name", "Date of Birth", "City", "Country of Residence");
    header("unicode", "mã", "họ tên", "ngày sinh", "thành phố", "quốc gia");
    header("upper", "ID", "NAME", "BIRTH_DATE", "CITY", "COUNTRY");
    header("padded", "id", " name", " birth_date ", " city", "\tcountry");
    header("dots", "person.id", "person.name", "born(on)", "place[0].city", "1st-country;");
    header("duplicate", "id", "name", "birth_date", "name", "country");
    header("blank", "id", "", "birth_date", "", "country");
    dataset(
        "with_index",
        ",id,name,birth_date,city,country\n" + ROWS.replaceAll("(?m)^(?=\\d)", "7,"),
        "",
        "- {name: row_number, header: \"\", type: long}\n" + columnsAsNamed());
    dataset(
        "trailing",
        "id,name,birth_date,city,country,\n" + ROWS.replaceAll("(?m)(?<!Bob)$(?=\\n)", ","),
        "",
        columnsAsNamed() + "- {name: nothing, header: \"\"}\n");
    String unnamed = columnsAsNamed().replaceAll(", header: \"\\w*\"", "");
    dataset("headless", "\ufeff\"1\"" + ROWS.substring(1), "header: none\n", unnamed);
    dataset(
        "titled",
        "All the \"citizens\n\n;of\n" + "id,name,birth_date,city,country\n" + ROWS,
        "skipLines: 3\n",
        unnamed);
    dataset(
        "titled_headless", "All the \"citizens\n" + ROWS, "skipLines: 1\nheader: none\n", unnamed);
    ask("[{countBy: [id, name, birth_date, city, country], as: cells}]");

    site.done("daily");

    assertThat(
        site.warehouseRows(
            """
            SELECT cells, count(*) FROM (
              SELECT dataset, string_agg(id || '|' || name || '|' || birth_date || '|' || city
                || '|' || country || '|' || rows, ' ' ORDER BY id) AS cells
              FROM citizens.cells GROUP BY dataset) AS by_dataset
            GROUP BY cells"""),
        is(
            List.of(
                List.of(
                    "1|Ann|1990-01-01|Rome|Italy|1 2|Bob\nthe 2nd|1990-01-02|Lyon|France|1"
                        + " 3|Cy|1990-01-03|Oslo|Norway|1",
                    "12"))));
    assertThat(
        site.warehouseRows(
            "SELECT count(DISTINCT fingerprint), sum(bad_rows) FROM citizens.run"
                + " WHERE dataset NOT IN ('with_index', 'trailing')"),
        is(List.of(List.of("1", "0"))));
  }

  /** As a table of measurements has it: 10,000 columns, of which a few are asked about. */
  @Test
  void aHeaderOfAMegabyte() throws IOException, SQLException {
    int width = 10_000;
    String row =
        IntStream.range(0, width).mapToObj(Integer::toString).collect(Collectors.joining(","));
    StringJoiner header = new StringJoiner(",");
    StringBuilder columns = new StringBuilder();
    for (int column = 0; column < width; column++) {
      String spelling = "Measurement no. %s %s".formatted(column, "°".repeat(45));
      header.add(spelling);
      columns.append("- {name: m%s, header: \"%s\", type: long}\n".formatted(column, spelling));
    }
    dataset("wide", header + "\n" + (row + "\n").repeat(50), "", columns.toString());
    ask("[{countBy: [m0, m9999], as: ends}, {profile: [m1, m9998]}]");

    site.done("daily");

    assertThat(
        site.warehouseRows("SELECT m0, m9999, rows FROM citizens.ends"),
        is(List.of(List.of("0", "9999", "50"))));
    assertThat(
        site.warehouseRows("SELECT count(*), sum(rows), sum(nulls) FROM citizens.column_profile"),
        is(List.of(List.of("2", "100", "0"))));
  }

  private void header(String name, String... header) throws IOException {
    dataset(name, String.join(",", header) + "\n" + ROWS, "", COLUMNS.formatted((Object[]) header));
  }

  private static String columnsAsNamed() {
    return COLUMNS.formatted("id", "name", "birth_date", "city", "country");
  }

  private void dataset(String name, String csv, String keys, String columns) throws IOException {
    Path file = Files.writeString(site.file(name + ".csv"), csv);
    String described = "file: %s\n%scolumns:\n%s".formatted(file, keys, columns.indent(2));
    datasets.put(name, "%s:\n%s".formatted(name, described.indent(2)));
  }

  private void ask(String questions) throws IOException {
    String job =
        "name: headers\ndatasets:\n%sanalyses:\n  - {of: %s, ask: %s}\n"
            .formatted(String.join("", datasets.values()).indent(2), datasets.keySet(), questions);
    Path file = Files.writeString(site.file("job.yaml"), job);
    site.with("job", file.toString());
  }
}
