package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.expression.ColumnValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountByTest {
  private static final CountBy BY_COUNTRY =
      new CountBy("by_country", List.of(new ColumnValue("country", 0)), 0);
  private static final CountBy BY_COUNTRY_AND_CITY =
      new CountBy(
          "by_city", List.of(new ColumnValue("country", 0), new ColumnValue("city", 1)), 100);

  @Test
  void rowsWithTheSameValueAreCountedTogether() {
    assertThat(
        Rows.analyze(BY_COUNTRY, 2, "Italy,x", "France,x", "Italy,y"),
        containsInAnyOrder("Italy=2", "France=1"));
  }

  @Test
  void quotesThatAreNotNeededMakeNoOtherGroup() {
    assertThat(
        Rows.analyze(BY_COUNTRY, 2, "Italy,x", "\"Italy\",x\r"), containsInAnyOrder("Italy=2"));
  }

  @Test
  void valuesWithDelimitersAndQuotesKeepTheirQuotes() {
    assertThat(
        Rows.analyze(BY_COUNTRY, 2, "\"a,b\",x", "\"say \"\"hi\"\"\",x", "\"a,b\",y", "\"l\nm\",x"),
        containsInAnyOrder("\"a,b\"=2", "\"say \"\"hi\"\"\"=1", "\"l\nm\"=1"));
  }

  @Test
  void nullAndTheEmptyStringAndBlanksAreThreeGroups() {
    assertThat(
        Rows.analyze(BY_COUNTRY, 2, ",x", "\"\",x", ",y", " ,x", "\" \",y"),
        containsInAnyOrder("=2", "\"\"=1", " =2"));
  }

  @Test
  void upperAndLowerCaseAndAccentsDiffer() {
    assertThat(
        Rows.analyze(BY_COUNTRY, 2, "Peru,x", "peru,x", "Perú,x"),
        containsInAnyOrder("Peru=1", "peru=1", "Perú=1"));
  }

  @Test
  void severalColumnsMakeOneKeyThatCannotBeMistaken() {
    assertThat(
        Rows.analyze(
            BY_COUNTRY_AND_CITY, 2, "a,b", "\"a,b\",", ",\"a,b\"", "a,\"b\"", ",", "\"\","),
        containsInAnyOrder("a,b=2", "\"a,b\",=1", ",\"a,b\"=1", ",=1", "\"\",=1"));
  }

  @Test
  void noRowsNoGroups() {
    assertThat(Rows.analyze(BY_COUNTRY, 2), is(List.of()));
  }

  @Test
  void theResultsColumnsAreTheKeysAndRows() {
    assertThat(BY_COUNTRY_AND_CITY.resultColumns(), is(List.of("country", "city", "rows")));
  }
}
