package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of all types, in many spellings and with NA for NULL: DuckDB reads the same values from it
 * and from the rows that the analyses see, cell by cell.
 */
class AllTypesTest {
  private static final int ROWS = 20_000;

  /** What a column is here, in DuckDB, and how DuckDB reads a text of it. */
  private record Kind(ColumnType type, String duckDb) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(ColumnType.LONG, "CAST(%s AS BIGINT)"),
          new Kind(ColumnType.decimal(12, 2), "CAST(%s AS DECIMAL(12, 2))"),
          new Kind(ColumnType.DOUBLE, "CAST(%s AS DOUBLE)"),
          new Kind(ColumnType.BOOLEAN, "CAST(%s AS BOOLEAN)"),
          new Kind(ColumnType.DATE, "CAST(%s AS DATE)"),
          new Kind(ColumnType.TIME, "CAST(%s AS TIME)"),
          new Kind(ColumnType.TIMESTAMP, "CAST(CAST(%s AS TIMESTAMPTZ) AS TIMESTAMP)"),
          new Kind(ColumnType.TEXT, "%s"),
          new Kind(ColumnType.BYTES, "unhex(regexp_replace(%s, '^(\\\\x|0x)', ''))"),
          new Kind(ColumnType.JSON, "%s"));

  @TempDir Path folder;
  private final Random random = new Random(20260101);

  @Test
  void duckDbReadsTheSameValuesFromTheFileAndFromTheRows() throws IOException, SQLException {
    List<Column> columns = new ArrayList<>(List.of(new Column("row", ColumnType.LONG, true)));
    List<String> same = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      Kind kind = KINDS.get(i);
      columns.add(new Column("c" + i, kind.type(), false, List.of("NA", "\\N")));
      String read = kind.duckDb().formatted("nullif(nullif(f.c" + i + ", 'NA'), '\\N')");
      same.add(
          "count(*) FILTER (%s IS NOT DISTINCT FROM %s)"
              .formatted(read, kind.duckDb().formatted("r.c" + i)));
      same.add("count(r.c%s)".formatted(i));
    }
    String csv = file();
    TypedRows rows = TypedRows.of(columns, csv);
    assertThat(rows.rejected(), is(List.of()));

    Files.writeString(folder.resolve("file.csv"), csv);
    Files.write(folder.resolve("rows.csv"), rows.accepted());
    List<Long> counts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (String name : List.of("file", "rows")) {
        statement.execute(
            """
            CREATE TABLE %s AS FROM read_csv('%s', auto_detect = false, header = false,
              delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, columns = {%s})"""
                .formatted(name, folder.resolve(name + ".csv"), columnsOfTexts()));
      }
      try (ResultSet found =
          statement.executeQuery(
              "SELECT count(*), %s FROM file f JOIN rows r ON f.row::BIGINT = r.row::BIGINT"
                  .formatted(String.join(", ", same)))) {
        found.next();
        assertThat(found.getLong(1), is((long) ROWS));
        for (int i = 0; i < KINDS.size(); i++) {
          assertThat("same " + KINDS.get(i).type(), found.getLong(2 * i + 2), is((long) ROWS));
          counts.add(found.getLong(2 * i + 3));
        }
      }
    }
    assertThat(
        "not nearly all NULL: " + counts, counts.stream().allMatch(c -> c > ROWS / 2), is(true));
  }

  private static String columnsOfTexts() {
    StringBuilder columns = new StringBuilder("'row': 'VARCHAR'");
    for (int i = 0; i < KINDS.size(); i++) {
      columns.append(", 'c").append(i).append("': 'VARCHAR'");
    }
    return columns.toString();
  }

  private String file() {
    StringBuilder csv = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      csv.append(row);
      for (Kind kind : KINDS) {
        String text = random.nextInt(5) == 0 ? pick("NA", "\\N", "") : text(kind.type());
        boolean quoted = text.matches("(?s).*[,\"].*") || (!text.isEmpty() && random.nextBoolean());
        csv.append(',').append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private String text(ColumnType type) {
    return switch (type.kind()) {
      case LONG -> pick("", "+", "-", "00", "-0") + (random.nextLong() >>> random.nextInt(1, 64));
      case DECIMAL ->
          pick("", "-", "0", "-00")
              + random.nextInt(1_000_000)
              + pick("", ".0", ".50", ".25000", ".7", ".00");
      case DOUBLE -> doubleText();
      case BOOLEAN -> pick("true", "FALSE", "t", "F", "1", "0", "True", "false");
      case DATE -> date();
      case TIME -> time();
      case TIMESTAMP ->
          date() + pick("T", " ") + time() + pick("", "Z", "+07:00", "-03:30", "+01", "-00:00");
      case BYTES -> pick("\\x", "0x", "") + pick("00", "ABcd", "deadBEEF", "0123456789");
      case JSON -> pick("{}", "[1, 2]", "\"a,b\"", "{\"a\": \"x\\ny\"}", "null", "-1.50");
      case TEXT -> pick("a", "007", "1.50", " x ", "a,b", "say \"x\"", "na", "TRUE");
    };
  }

  private String doubleText() {
    return switch (random.nextInt(4)) {
      case 0 -> Double.toString(random.nextGaussian());
      case 1 -> Double.toString(random.nextGaussian() * 1e30);
      case 2 ->
          String.format(Locale.ROOT, "%d.%02d0", random.nextInt(-1000, 1000), random.nextInt(100));
      default ->
          pick("1e5", "-1E-7", "0", "NaN", "Infinity", "-inf", "5e-324", "123456789012345678");
    };
  }

  private String date() {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d",
        random.nextInt(1900, 2100),
        random.nextInt(1, 13),
        random.nextInt(1, 29));
  }

  private String time() {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%s",
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        pick("", ".5", ".250", ".123456", ".000000", ".000001"));
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
