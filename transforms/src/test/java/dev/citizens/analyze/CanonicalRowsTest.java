package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A number, a text, a decimal, and NA for NULL in the last two. */
class CanonicalRowsTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("note", ColumnType.TEXT, false, List.of("NA", "", "a,b")),
          new Column("price", ColumnType.decimal(10, 2), false, List.of("NA", "-1")));

  @Test
  void valuesGetTheirCanonicalText() throws IOException {
    assertThat(
        TypedRows.of(
                COLUMNS,
                """
                7,x,1.50
                +007,x,1.5
                "7","x","1.5"
                -0,"a ""b"", c",.1
                """)
            .accepted(),
        is(List.of("7,x,1.50", "7,x,1.50", "7,x,1.50", "0,\"a \"\"b\"\", c\",0.10")));
  }

  @Test
  void spellingsOfNullAreNullInQuotesOrNot() throws IOException {
    assertThat(
        TypedRows.of(
                COLUMNS,
                """
                1,NA,NA
                2,"NA","NA"
                3,"",-1
                4,"a,b",
                5,na,-1.00
                6,NA ,1
                7,x,-1.0
                8,x,-1.01
                """)
            .accepted(),
        is(List.of("1,,", "2,,", "3,,", "4,,", "5,na,", "6,NA ,1.00", "7,x,", "8,x,-1.01")));
  }

  @Test
  void aSpellingOfNullIsMissingInARequiredColumn() throws IOException {
    List<Column> required = List.of(new Column("x", ColumnType.LONG, true, List.of("NA", "0")));
    TypedRows rows = TypedRows.of(required, "NA\n1\n0\n00\n\n");
    assertThat(rows.accepted(), is(List.of("1")));
    assertThat(
        rows.rejected(),
        is(List.of("0 MISSING_VALUE", "5 MISSING_VALUE", "7 MISSING_VALUE", "10 MISSING_VALUE")));
  }

  @Test
  void aRowIsRejectedAsAWholeAndTheOthersStay() throws IOException {
    TypedRows rows = TypedRows.of(COLUMNS, "01,x,1\n02,x,1.234\n03,x\n04,x,3\nx,x,x\n");
    assertThat(rows.accepted(), is(List.of("1,x,1.00", "4,x,3.00")));
    assertThat(
        rows.rejected(), is(List.of("7 NOT_A_DECIMAL", "18 TOO_FEW_FIELDS", "30 NOT_A_LONG")));
  }

  /** So many that they are of several batches, and grow the buffer behind them. */
  @Test
  void rowsHaveTheSameFingerprintHoweverTheyAreWritten() throws IOException {
    TypedRows canonical = TypedRows.of(COLUMNS, lines("%d,text %d,%d.00"));
    for (String other :
        List.of("0%d,text %d,%d", "\"+%d\",\"text %d\",%d.0", "%d,text %d,%d.000000000000")) {
      TypedRows rows = TypedRows.of(COLUMNS, lines(other));
      assertThat(rows.accepted(), is(canonical.accepted()));
      assertThat(rows.fingerprint(), is(canonical.fingerprint()));
    }
  }

  private static String lines(String format) {
    return IntStream.rangeClosed(1, 30_000)
        .mapToObj(i -> format.formatted(i, i, i))
        .collect(Collectors.joining("\n"));
  }

  /** The texts of a field of the same bytes are many times as long. */
  @Test
  void longTextsOfShortFieldsFit() throws IOException {
    List<Column> wide =
        IntStream.range(0, 40)
            .mapToObj(i -> new Column("c" + i, ColumnType.decimal(65, 60), false))
            .toList();
    String row = IntStream.range(0, 40).mapToObj(i -> "1").collect(Collectors.joining(","));
    String canonical =
        IntStream.range(0, 40)
            .mapToObj(i -> "1." + "0".repeat(60))
            .collect(Collectors.joining(","));
    TypedRows rows = TypedRows.of(wide, (row + "\n").repeat(5_000));
    assertThat(rows.accepted().size(), is(5_000));
    assertThat(rows.accepted().stream().distinct().toList(), is(List.of(canonical)));
  }
}
