package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An extract writes the texts that analyze would make of the values, so that both have one
 * fingerprint.
 */
class CanonicalValuesTest {
  @TempDir Path folder;

  @Test
  void valuesOfTypesAreWrittenInTheirCanonicalText() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE typed (k INT PRIMARY KEY, z INT(6) ZEROFILL, y YEAR,"
            + " u BIGINT UNSIGNED, d DECIMAL(9, 2), f FLOAT, g DOUBLE, b BOOLEAN, t TIME(6),"
            + " m DATETIME(6), s TIMESTAMP(3) NULL, j JSON)",
        """
        INSERT INTO typed VALUES
          (1, 42, 0, 18446744073709551615, 1.5, 16777214, 1e15, TRUE, '12:34:56.5',
           '2026-03-01 12:00:00.250000', '2026-03-01 12:00:00.5', '{"a": [1, "x"]}'),
          (2, 0, 2026, 0, -0.01, 1e-45, -1e-300, FALSE, '00:00', '0001-01-01 00:00:00',
           '2026-03-01 12:00:00', '1'),
          (3, NULL, NULL, NULL, NULL, 3.4028234663852886e38, -0.0e0, NULL, NULL, NULL, NULL, NULL)""");
    assertThat(
        extract(
            "long",
            "long",
            "decimal(20,0)",
            "decimal(12,3)",
            "double",
            "double",
            "boolean",
            "time",
            "timestamp",
            "timestamp",
            "json"),
        is(
            """
            42,0,18446744073709551615,1.500,16777214,1e+15,true,12:34:56.5,2026-03-01 12:00:00.25,2026-03-01 12:00:00.5,"{""a"": [1, ""x""]}"
            0,2026,0,-0.010,1e-45,-1e-300,false,00:00:00,0001-01-01 00:00:00,2026-03-01 12:00:00,1
            ,,,,3.4028235e+38,-0,,,,,
            """));
  }

  private String extract(String... types) throws Exception {
    List<String> names = List.of("z", "y", "u", "d", "f", "g", "b", "t", "m", "s", "j");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      columns.add(new Column(names.get(i), ColumnType.parse(types[i]), false));
    }
    return Extraction.of(folder, new TableQuery("typed", "k", names), columns).csv();
  }

  /** Rows with them are bad ones, which analyze says. */
  @Test
  void aValueThatIsNoneOfTheTypeStaysAsItIs() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE others (k INT PRIMARY KEY, u BIGINT UNSIGNED, t TIME, b TINYINT)",
        "INSERT INTO others VALUES (1, 18446744073709551615, '838:59:59', 2),"
            + " (2, 7, '-01:00:00', 1)");
    List<Column> columns =
        List.of(
            new Column("u", ColumnType.LONG, false),
            new Column("t", ColumnType.TIME, false),
            new Column("b", ColumnType.BOOLEAN, false));
    assertThat(
        Extraction.of(folder, new TableQuery("others", "k", List.of("u", "t", "b")), columns).csv(),
        is("18446744073709551615,838:59:59,2\n7,-01:00:00,true\n"));
  }

  @Test
  void spellingsOfNullAreWrittenAsNull() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE nulls (k INT PRIMARY KEY, t VARCHAR(9), n INT)",
        "INSERT INTO nulls VALUES (1, 'NA', -1), (2, '', 1), (3, 'na', NULL)");
    List<Column> columns =
        List.of(
            new Column("t", ColumnType.TEXT, false, List.of("NA", "")),
            new Column("n", ColumnType.LONG, false, List.of("-1")));
    assertThat(
        Extraction.of(folder, new TableQuery("nulls", "k", List.of("t", "n")), columns).csv(),
        is(",\n,1\nna,\n"));
  }
}
