package dev.citizens.analyze;

import static dev.citizens.csv.BadRowReason.MISSING_VALUE;
import static dev.citizens.csv.BadRowReason.NOT_A_DATE;
import static dev.citizens.csv.BadRowReason.NOT_A_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.job.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A required number, an optional number, an optional date, a required text, any text. */
class RowChecksTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("age", ColumnType.LONG, false),
          new Column("born", ColumnType.DATE, false),
          new Column("country", ColumnType.TEXT, true),
          new Column("note", ColumnType.TEXT, false));

  @Test
  void rowsWithoutObjection() throws IOException {
    for (String row :
        List.of(
            "1,2,1990-01-01,Italy,x",
            "1,,,Italy,",
            "\"1\",\"2\",\"1990-01-01\",\"a,b\",\"\"",
            "-1,0,0001-01-01,\"\",")) {
      assertThat(row, objection(row), nullValue());
    }
  }

  @Test
  void requiredColumnsMustNotBeNull() throws IOException {
    assertThat(objection(",2,1990-01-01,Italy,x"), is(MISSING_VALUE));
    assertThat(objection("1,2,1990-01-01,,x"), is(MISSING_VALUE));
  }

  @Test
  void numbersMustBeNumbers() throws IOException {
    for (String row :
        List.of(
            "x,,,Italy,",
            "1,1.5,,Italy,",
            "\"\",,,Italy,",
            "1,\"\",,Italy,",
            "9223372036854775808,,,Italy,",
            "\"1\"\"\",,,Italy,")) {
      assertThat(row, objection(row), is(NOT_A_LONG));
    }
  }

  @Test
  void datesMustBeDates() throws IOException {
    for (String row :
        List.of(
            "1,,1990-02-30,Italy,",
            "1,,\"\",Italy,",
            "1,,01/02/1990,Italy,",
            "1,,1990-01-01 00:00,Italy,")) {
      assertThat(row, objection(row), is(NOT_A_DATE));
    }
  }

  @Test
  void theFirstColumnWithAnObjectionDecides() throws IOException {
    assertThat(objection("1,x,1990-02-30,,"), is(NOT_A_LONG));
    assertThat(objection("1,,1990-02-30,,"), is(NOT_A_DATE));
    assertThat(objection(",x,1990-02-30,,"), is(MISSING_VALUE));
  }

  private static BadRowReason objection(String row) throws IOException {
    RowChecks checks = new RowChecks(COLUMNS);
    List<BadRowReason> found = new ArrayList<>();
    RecordSink sink =
        batch -> {
          assertThat("before the check", batch.anyRejected(), is(false));
          checks.check(batch);
          found.add(batch.reason(0));
        };
    byte[] file = row.getBytes(UTF_8);
    new CsvScanner(COLUMNS.size(), CsvDialect.COMMA)
        .scan(Channels.newChannel(new ByteArrayInputStream(file)), 0, file.length, sink);
    assertThat("rows", found.size(), is(1));
    return found.get(0);
  }
}
