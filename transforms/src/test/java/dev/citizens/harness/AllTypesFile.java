package dev.citizens.harness;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Rows of all types, in many spellings and with {@code NA} and {@code \\N} for NULL: a column
 * {@code row} with their number, then {@code c0}, {@code c1} and so on. Always the same ones.
 */
public final class AllTypesFile {
  /** What a column is here, in DuckDB, and how DuckDB reads a text of it. */
  public record Kind(ColumnType type, String duckDb) {}

  /** Of the columns behind the first one. */
  public static final List<Kind> KINDS =
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

  private final Random random = new Random(20260101);

  /** The columns. */
  public static List<Column> columns() {
    List<Column> columns = new ArrayList<>(List.of(new Column("row", ColumnType.LONG, true)));
    for (int i = 0; i < KINDS.size(); i++) {
      columns.add(new Column("c" + i, KINDS.get(i).type(), false, List.of("NA", "\\N")));
    }
    return columns;
  }

  /** The column of that place in {@link #KINDS} of DuckDB's table of texts {@code f}, typed. */
  public static String typed(int place) {
    return KINDS.get(place).duckDb().formatted("nullif(nullif(f.c" + place + ", 'NA'), '\\N')");
  }

  /** A file without a header, as DuckDB reads it: all columns as texts. */
  public static String readCsv(Object path) {
    StringBuilder columns = new StringBuilder("'row': 'VARCHAR'");
    for (int i = 0; i < KINDS.size(); i++) {
      columns.append(", 'c").append(i).append("': 'VARCHAR'");
    }
    return """
    read_csv('%s', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
      allow_quoted_nulls = false, columns = {%s})"""
        .formatted(path, columns);
  }

  /** A file without a header. */
  public String csv(int rows) {
    StringBuilder csv = new StringBuilder();
    for (int row = 0; row < rows; row++) {
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
