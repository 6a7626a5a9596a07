package dev.citizens.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement of refused.txt is refused at the ^ below it, with the message behind that. */
class RefusedStatementsTest {
  static Stream<Arguments> refused() {
    List<String> lines = Lines.of("refused.txt");
    List<Arguments> refused = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String mark = lines.get(i + 1);
      int column = mark.indexOf('^');
      refused.add(
          arguments(
              lines.get(i), "line 1, column " + (column + 1) + ": " + mark.substring(column + 2)));
    }
    return refused.stream();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedInOneLineWithThePlace(String statement, String message) {
    SqlMistake mistake = assertThrows(SqlMistake.class, () -> Citizens.ask(statement));
    assertThat(mistake.getMessage(), is(message));
  }

  @Test
  void thePlaceIsFoundOverLinesAndCharactersOfAnyKind() {
    assertPlace("SELECT count(*)\r\n\tFROM citizens\r\n\tWHERE contry = 'x'", new Place(3, 8));
    assertPlace(
        "SELECT count(*) FROM citizens\nWHERE city = '😀' AND contry = ''", new Place(2, 22));
    assertPlace("-- 'why\n/* so */ SELECT contry", new Place(2, 23));
    assertPlace("SELECT year(birth_date) // 10\nFROM citizens", new Place(1, 25));
    assertPlace("SELECT count(*)\nFROM citizens\n\n", new Place(2, 6), "persons");
    assertPlace("", new Place(1, 1));
    assertPlace(" \n ", new Place(1, 1));
  }

  private static void assertPlace(String statement, Place place) {
    assertPlace(statement, place, "citizens");
  }

  private static void assertPlace(String statement, Place place, String dataset) {
    SqlMistake mistake =
        assertThrows(
            SqlMistake.class,
            () -> SqlQuestion.parse(statement, dataset, Citizens.COLUMNS, () -> Citizens.RUN_DATE));
    assertThat(mistake.getMessage(), mistake.place(), is(place));
  }
}
