package dev.citizens.parquet;

import static dev.citizens.harness.AllTypesFile.KINDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.citizens.analyze.ScanTotals;
import dev.citizens.analyze.ScannedRange;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.Extent;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.AllTypesFile;
import dev.citizens.job.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeToParquetTest {
  /** Several row groups, and in each of them pages. */
  private static final int ROWS = 60_000;

  @TempDir Path folder;

  /** A column of each type in the file, in DuckDB's terms of docs/types.md. */
  @Test
  void duckDbReadsTheSameValuesFromTheCsvAndFromTheParquet() throws IOException, SQLException {
    List<Column> columns = AllTypesFile.columns();
    WrittenFiles written = WrittenFiles.of(folder, columns, new AllTypesFile().csv(ROWS));

    List<String> same = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      String value =
          switch (KINDS.get(i).type().kind()) {
            case TIME -> "CAST(p.c%s AS TIME)";
            case TIMESTAMP -> "CAST(p.c%s AS TIMESTAMP)";
            case JSON -> "CAST(p.c%s AS VARCHAR)";
            default -> "p.c%s";
          };
      same.add(
          "count(*) FILTER (%s IS NOT DISTINCT FROM %s)"
              .formatted(AllTypesFile.typed(i), value.formatted(i)));
      expected.add(Integer.toString(ROWS));
    }
    assertThat(
        WrittenFiles.query(
            "SELECT %s FROM %s f JOIN %s p ON f.row::BIGINT = p.row"
                .formatted(
                    String.join(", ", same),
                    AllTypesFile.readCsv(folder.resolve("file.csv")),
                    written.table())),
        is(List.of(expected)));
    assertThat(
        Integer.parseInt(
            WrittenFiles.query(
                    "SELECT count(DISTINCT row_group_id) FROM parquet_metadata('%s')"
                        .formatted(written.file().part().path()))
                .get(0)
                .get(0)),
        is(greaterThan(2)));
    assertThat(written.file().part().rows(), is((long) ROWS));
  }

  @Test
  void eachTypeIsTheOneOfTheTable() throws IOException, SQLException {
    List<Column> columns =
        List.of(
            column("l", ColumnType.LONG),
            column("d9", ColumnType.decimal(9, 2)),
            column("d18", ColumnType.decimal(18, 0)),
            column("d19", ColumnType.decimal(19, 19)),
            column("d38", ColumnType.decimal(38, 10)),
            column("d39", ColumnType.decimal(39, 0)),
            column("f", ColumnType.DOUBLE),
            column("b", ColumnType.BOOLEAN),
            column("day", ColumnType.DATE),
            column("t", ColumnType.TIME),
            column("m", ColumnType.TIMESTAMP),
            column("s", ColumnType.TEXT),
            column("x", ColumnType.BYTES),
            column("j", ColumnType.JSON));
    WrittenFiles written = WrittenFiles.of(folder, columns, "");

    assertThat(
        WrittenFiles.query(
            "SELECT column_name, column_type FROM (DESCRIBE FROM %s)".formatted(written.table())),
        is(
            List.of(
                List.of("l", "BIGINT"),
                List.of("d9", "DECIMAL(9,2)"),
                List.of("d18", "DECIMAL(18,0)"),
                List.of("d19", "DECIMAL(19,19)"),
                List.of("d38", "DECIMAL(38,10)"),
                List.of("d39", "VARCHAR"),
                List.of("f", "DOUBLE"),
                List.of("b", "BOOLEAN"),
                List.of("day", "DATE"),
                List.of("t", "VARCHAR"),
                List.of("m", "TIMESTAMP WITH TIME ZONE"),
                List.of("s", "VARCHAR"),
                List.of("x", "BLOB"),
                List.of("j", "JSON"))));
    assertThat(
        "a file without rows",
        WrittenFiles.query("SELECT count(*) FROM " + written.table()),
        is(List.of(List.of("0"))));
  }

  @Test
  void theBordersOfEachTypeAndNull() throws IOException, SQLException {
    assertValues(
        ColumnType.LONG,
        values("9223372036854775807", "-9223372036854775808", "+007", ""),
        "9223372036854775807",
        "-9223372036854775808",
        "7",
        null);
    assertValues(
        ColumnType.decimal(9, 2), values("-9999999.99", ".5", "0"), "-9999999.99", "0.50", "0.00");
    assertValues(
        ColumnType.decimal(18, 17), values("-9.99999999999999999"), "-9.99999999999999999");
    assertValues(
        ColumnType.decimal(20, 0),
        values("18446744073709551615", "-1", "0", "-99999999999999999999", ""),
        "18446744073709551615",
        "-1",
        "0",
        "-99999999999999999999",
        null);
    assertValues(
        ColumnType.decimal(38, 10),
        values(
            "9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999"),
        "9999999999999999999999999999.9999999999",
        "-9999999999999999999999999999.9999999999");
    String digits = "12345678901234567890123456789012345.123456789012345678901234567890";
    assertValues(ColumnType.decimal(65, 30), values(digits, ""), digits, null);
    assertValues(
        ColumnType.DOUBLE,
        values("-0", "nan", "-inf", "1.7976931348623157e308", "4.9e-324", "1.5"),
        "-0.0",
        "nan",
        "-inf",
        "1.7976931348623157e+308",
        "5e-324",
        "1.5");
    assertValues(ColumnType.BOOLEAN, values("T", "no", ""), "true", "false", null);
    assertValues(ColumnType.DATE, values("0001-01-01", "9999-12-31"), "0001-01-01", "9999-12-31");
    assertValues(
        ColumnType.TIMESTAMP,
        values("0001-01-01 00:00:00", "9999-12-31 23:59:59.999999", "2026-03-01T00:30:00+07:00"),
        "0001-01-01 00:00:00+00",
        "9999-12-31 23:59:59.999999+00",
        "2026-02-28 17:30:00+00");
    assertValues(
        ColumnType.TIME, values("23:59:59.999999", "07:30"), "23:59:59.999999", "07:30:00");
    assertValues(
        ColumnType.TEXT,
        values("\"\"", "", "\"a,\"\"b\"\"\nc\"", "Đặng 👩‍👩‍👧", "NA"),
        "",
        null,
        "a,\"b\"\nc",
        "Đặng 👩‍👩‍👧",
        "NA");
    assertValues(
        ColumnType.BYTES, values("\\x", "0x00fF", "\\x414243", ""), "", "\\x00\\xFF", "ABC", null);
    assertValues(
        ColumnType.JSON,
        values("\"{\"\"a\"\": 1.50}\"", "null", ""),
        "{\"a\": 1.50}",
        "null",
        null);
  }

  /** Those that analyze puts into quarantine; what is written and they are all that was read. */
  @Test
  void badRowsAreCountedAndLeftOut() throws IOException, SQLException {
    List<Column> columns =
        List.of(new Column("id", ColumnType.LONG, true), column("day", ColumnType.DATE));
    String csv = "1,2026-01-01\nx,2026-01-02\n3,\n,2026-01-04\n5,2026-02-30\n6\n7,2026-01-07\n";
    WrittenFiles written = WrittenFiles.of(folder, columns, csv);

    assertThat(
        WrittenFiles.query("FROM " + written.table()),
        is(
            List.of(
                Arrays.asList("1", "2026-01-01"),
                Arrays.asList("3", null),
                Arrays.asList("7", "2026-01-07"))));
    ScanTotals totals = WrittenFile.totals(List.of(written.file()));
    assertThat(totals.rows(), is(3L));
    assertThat(
        totals.badRows().reasons(),
        is(
            Map.of(
                BadRowReason.NOT_A_LONG, 1L,
                BadRowReason.MISSING_VALUE, 1L,
                BadRowReason.NOT_A_DATE, 1L,
                BadRowReason.TOO_FEW_FIELDS, 1L)));
    assertThat(totals.badRows().extent().records(), is(4L));
    CRC32C crc = new CRC32C();
    crc.update(csv.getBytes(UTF_8));
    assertThat(
        totals.ranges(), is(List.of(new ScannedRange(0, csv.length(), (int) crc.getValue()))));
  }

  /** One that is late must not change the file of the one that was believed. */
  @Test
  void eachTryOfARangeHasAFileOfItsOwn() throws IOException {
    String csv = new AllTypesFile().csv(100);
    WrittenPart first = WrittenFiles.of(folder, AllTypesFile.columns(), csv).file().part();
    WrittenPart second = WrittenFiles.of(folder, AllTypesFile.columns(), csv).file().part();

    assertThat(second.path(), is(not(first.path())));
    for (WrittenPart part : List.of(first, second)) {
      byte[] bytes = Files.readAllBytes(Path.of(part.path()));
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      assertThat(part, is(new WrittenPart(part.path(), 100, bytes.length, (int) crc.getValue())));
    }
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, false);
  }

  private static List<String> values(String... fields) {
    return List.of(fields);
  }

  private void assertValues(ColumnType type, List<String> fields, String... expected)
      throws IOException, SQLException {
    StringBuilder csv = new StringBuilder();
    for (int row = 0; row < fields.size(); row++) {
      csv.append(row).append(',').append(fields.get(row)).append('\n');
    }
    WrittenFiles written =
        WrittenFiles.of(
            folder, List.of(column("row", ColumnType.LONG), column("v", type)), csv.toString());
    assertThat(WrittenFile.totals(List.of(written.file())).badRows().extent(), is(Extent.NONE));
    List<String> found = new ArrayList<>();
    for (List<String> row :
        WrittenFiles.query(
            "SELECT CAST(v AS VARCHAR) FROM %s ORDER BY row".formatted(written.table()))) {
      found.add(row.get(0));
    }
    assertThat(type.toString(), found, is(Arrays.asList(expected)));
  }
}
