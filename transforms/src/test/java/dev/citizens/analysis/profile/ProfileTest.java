package dev.citizens.analysis.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.MergedAnswers;
import dev.citizens.analysis.Rows;
import dev.citizens.csv.ColumnType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final Profile PROFILE =
      new Profile(
          "column_profile",
          List.of(
              new ProfiledColumn("name", 1, ColumnType.TEXT),
              new ProfiledColumn("id", 0, ColumnType.LONG),
              new ProfiledColumn("city", 2, ColumnType.TEXT)));

  @Test
  void aLineForEachColumnInTheirOrder() {
    assertThat(
        profile("9,Zoë,", "10,\"French, Anna\",\"\"", "\"-1\",Zoë,", ",\" \","),
        contains(
            "name,4,0,1,0,\" \",Zoë,1,12,3,3,4".replace("\" \"", " "),
            "id,4,1,0,0,-1,10,1,2,3,3,4",
            "city,4,3,1,0,\"\",\"\",0,0,1,1,2"));
  }

  @Test
  void columnsWithoutRowsAreInTheResultToo() {
    assertThat(
        profile(),
        contains("name,0,0,0,0,,,,,0,0,0", "id,0,0,0,0,,,,,0,0,0", "city,0,0,0,0,,,,,0,0,0"));
  }

  @Test
  void aLineHasAsManyFieldsAsTheResultHasColumns() {
    assertThat(profile().get(0).split(",", -1).length, is(PROFILE.resultColumns().size()));
  }

  @Test
  void mergingIsTheSameAsOneProfileInAnyOrder() throws IOException {
    String[] lines = new String[3_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (i * 7 % 1_000) + ",n" + i + "," + (i % 3 == 0 ? "" : "é".repeat(i % 30));
    }
    MergedAnswers.areTheAnswerOfAllRows(PROFILE, 3, lines);
  }

  private static List<String> profile(String... lines) {
    return Rows.lines(Rows.partials(PROFILE, 3, lines)[0], 0);
  }
}
