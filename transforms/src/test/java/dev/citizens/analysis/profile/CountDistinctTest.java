package dev.citizens.analysis.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.MergedAnswers;
import dev.citizens.analysis.Rows;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.FirstWord;
import dev.citizens.analysis.expression.Lower;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountDistinctTest {
  private static final CountDistinct DISTINCT =
      new CountDistinct(
          "distinct_values",
          List.of(
              new ColumnValue("name", 0), FirstWord.column("name", 0), Lower.column("city", 1)));

  @Test
  void aLineForEachExpressionInTheirOrder() {
    assertThat(
        distinct(
            "Anna French,Rome",
            "Anna Long,ROME",
            "\"Anna, Dr.\",rome",
            "Zoë,É",
            "\"Zoë\",é",
            "Zoë,"),
        contains("name,4,4,5", "name_first_word,3,3,4", "city_lower,2,2,3"));
  }

  @Test
  void nullIsNoValueAndTheEmptyStringIsOne() {
    assertThat(
        distinct(",", ",\"\"", ","),
        contains("name,0,0,0", "name_first_word,0,0,0", "city_lower,1,1,2"));
  }

  @Test
  void aLineHasAsManyFieldsAsTheResultHasColumns() {
    assertThat(distinct().get(0).split(",", -1).length, is(DISTINCT.resultColumns().size()));
  }

  @Test
  void mergingIsTheSameAsOneCountInAnyOrder() throws IOException {
    String[] lines = new String[5_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "n" + i + " x," + (i % 1_234);
    }
    MergedAnswers.areTheAnswerOfAllRows(DISTINCT, 2, lines);
  }

  private static List<String> distinct(String... lines) {
    return Rows.lines(Rows.partials(DISTINCT, 2, lines)[0], 0);
  }
}
