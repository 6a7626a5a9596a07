package dev.citizens.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("name", ColumnType.TEXT, true),
          new ResultColumn("people", ColumnType.LONG, true),
          new ResultColumn("share", ColumnType.DOUBLE, true),
          new ResultColumn("paid", ColumnType.decimal(30, 2), true),
          new ResultColumn("known", ColumnType.BOOLEAN, true));

  private static final List<String> ALL_VALUES =
      List.of(
          "a,\"b\"", "9223372036854775807", "1e+300", "1234567890123456789012345678.10", "true");

  private static final List<String> NO_VALUES = Arrays.asList(null, null, "NaN", null, null);

  private static String printed(AnswerFormat format, List<List<String>> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnswerWriter writer = format.writer(COLUMNS, out);
    for (List<String> line : lines) {
      writer.line(line);
    }
    writer.finish();
    return out.toString(UTF_8);
  }

  @Test
  void csvIsCanonical() throws IOException {
    assertThat(
        printed(AnswerFormat.CSV, List.of(ALL_VALUES, NO_VALUES)),
        is(
            "name,people,share,paid,known\n"
                + "\"a,\"\"b\"\"\",9223372036854775807,1e+300,1234567890123456789012345678.10,true\n"
                + ",,NaN,,\n"));
  }

  @Test
  void jsonKeepsAllDigitsAndWritesWhatIsNoNumberAsText() throws IOException {
    assertThat(
        printed(AnswerFormat.JSON, List.of(ALL_VALUES, NO_VALUES)),
        is(
            "[{\"name\":\"a,\\\"b\\\"\",\"people\":9223372036854775807,\"share\":1e+300,"
                + "\"paid\":1234567890123456789012345678.10,\"known\":true},"
                + "{\"name\":null,\"people\":null,\"share\":\"NaN\",\"paid\":null,\"known\":null}]\n"));
  }

  @Test
  void jsonOfNoLinesIsAnEmptyArray() throws IOException {
    assertThat(printed(AnswerFormat.JSON, List.of()), is("[]\n"));
  }

  @Test
  void tableAlignsNumbersRight() throws IOException {
    assertThat(
        printed(AnswerFormat.TABLE, List.of(List.of("x", "5", "0.5", "1.00", "true"), NO_VALUES)),
        is(
            """
            name  people  share  paid  known
            x          5    0.5  1.00  true
            NULL    NULL    NaN  NULL  NULL
            (2 lines)
            """));
  }

  @Test
  void tableOfAThousandLinesIsWholeAndOfOneMoreSaysHowToGetAll() throws IOException {
    List<List<String>> lines = Collections.nCopies(1_000, NO_VALUES);
    assertThat(printed(AnswerFormat.TABLE, lines), endsWith("NULL\n(1,000 lines)\n"));
    lines = Collections.nCopies(1_001, NO_VALUES);
    String table = printed(AnswerFormat.TABLE, lines);
    assertThat(
        table, endsWith("NULL\n(the first 1,000 of 1,001 lines; --format=csv prints all)\n"));
    assertThat(table.lines().count(), is(1_002L));
  }

  @Test
  void namesAreThoseThatAreTyped() {
    assertThat(AnswerFormat.ALLOWED, is("table, csv, json"));
    assertThat(AnswerFormat.of("csv"), is(Optional.of(AnswerFormat.CSV)));
    assertThat(AnswerFormat.of("CSV"), is(Optional.empty()));
  }
}
