package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is read by a format as DuckDB reads it, or by neither. */
class StrptimeTest {
  private static final List<String> FORMATS =
      List.of(
          "%d.%m.%Y",
          "%d/%m/%y",
          "%Y%m%d",
          "%Y%m%d%H%M%S",
          "%d %b %Y",
          "%B %d, %Y",
          "%Y-%m-%d %H:%M:%S.%f",
          "%m/%d/%Y %I:%M %p",
          "%d%%%m %Y",
          "ngày %d tháng %m năm %Y");

  private static final List<String> PIECES =
      List.of(
          "1",
          "01",
          "12",
          "31",
          "29",
          "02",
          "00",
          "13",
          "2024",
          "1999",
          "0001",
          "0000",
          "24",
          "69",
          "68",
          "99",
          "5",
          "59",
          "60",
          "23",
          "20240229",
          "20240229235959",
          "Jan",
          "feb",
          "DECEMBER",
          "May",
          "march",
          "Sept",
          "AM",
          "pm",
          "Pm",
          "xm",
          ".",
          "/",
          "-",
          ":",
          " ",
          "  ",
          "\t",
          ",",
          "%",
          "ngày",
          "tháng",
          "năm",
          "123456",
          "1234567",
          "5000");

  private static Connection duckDb;

  @BeforeAll
  static void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  private static String ours(String text, String format) {
    Vector in = new Vector(ColumnType.TEXT, 1);
    byte[] bytes = text.getBytes(UTF_8);
    in.setText(0, bytes, 0, bytes.length);
    Vector out = new Vector(ColumnType.TIMESTAMP, 1);
    new Strptime(format).apply(new Vector[] {in}, out, 1);
    if (out.states()[0] != Vector.VALUE) {
      return null;
    }
    ByteSink written = new ByteSink(32);
    new FieldWriter().append(out, 0, written);
    return new String(written.toByteArray(), UTF_8);
  }

  /** Without a fraction of zeros, and null for years that a date here does not have. */
  private static String duckDb(String text, String format) throws SQLException {
    try (PreparedStatement query =
        duckDb.prepareStatement(
            "SELECT CAST(read AS VARCHAR) FROM (SELECT try_strptime(?, ?) AS read)"
                + " WHERE year(read) BETWEEN 1 AND 9999")) {
      query.setString(1, text);
      query.setString(2, format);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  @Test
  void examples() {
    assertThat(ours("31.12.1999", "%d.%m.%Y"), is("1999-12-31 00:00:00"));
    assertThat(ours(" 1.2.2024 ", "%d.%m.%Y"), is("2024-02-01 00:00:00"));
    assertThat(ours("29.02.2023", "%d.%m.%Y"), is((String) null));
    assertThat(ours("31/12/69", "%d/%m/%y"), is("1969-12-31 00:00:00"));
    assertThat(ours("12/31/2024 12:05 am", "%m/%d/%Y %I:%M %p"), is("2024-12-31 00:05:00"));
    assertThat(ours("20240229235959", "%Y%m%d%H%M%S"), is("2024-02-29 23:59:59"));
    assertThat(ours("2024-02-29 1:2:3.5", "%Y-%m-%d %H:%M:%S.%f"), is("2024-02-29 01:02:03.5"));
    assertThat(ours("", "%d.%m.%Y"), is((String) null));
  }

  /** Texts that are nearly of the format, made of pieces: fewer than half are. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomTextsAreReadAsDuckDbReadsThem(long seed) throws SQLException {
    Random random = new Random(seed);
    int read = 0;
    for (String format : FORMATS) {
      for (int i = 0; i < 150; i++) {
        String text = text(format, random);
        String ours = ours(text, format);
        assertThat(format + " of '" + text + "'", ours, is(duckDb(text, format)));
        read += ours == null ? 0 : 1;
      }
    }
    assertThat(read, is(greaterThan(150)));
  }

  private static String text(String format, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      if (random.nextInt(25) == 0) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextInt(40) == 0) {
        continue;
      }
      text.append(format.charAt(i) == '%' ? value(format.charAt(++i), random) : format.charAt(i));
    }
    return text.toString();
  }

  private static String value(char letter, Random random) {
    String[] some =
        switch (letter) {
          case 'Y' -> new String[] {"2024", "1999", "2023", "1", "0001", "0000", "9999", "999"};
          case 'y' -> new String[] {"00", "68", "69", "99", "7"};
          case 'm' -> new String[] {"1", "02", "12", "13", "00", "11"};
          case 'd' -> new String[] {"1", "29", "31", "30", "32", "0"};
          case 'b' -> new String[] {"Jan", "FEB", "dec", "Mai"};
          case 'B' -> new String[] {"January", "FEBRUARY", "may", "Sept"};
          case 'H' -> new String[] {"0", "23", "24", "7"};
          case 'I' -> new String[] {"12", "1", "0", "13", "11"};
          case 'p' -> new String[] {"AM", "pm", "Pm", "m"};
          case 'f' -> new String[] {"5", "000001", "1234567", "999999"};
          case '%' -> new String[] {"%"};
          default -> new String[] {"0", "59", "60", "5"};
        };
    return some[random.nextInt(some.length)];
  }
}
