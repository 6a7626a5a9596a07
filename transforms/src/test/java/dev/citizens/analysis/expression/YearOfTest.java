package dev.citizens.analysis.expression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearOfTest {
  private static final CountBy BY_YEAR =
      new CountBy("by_year", List.of(YearOf.column("birth_date", 1)), 0);

  @Test
  void theYearOfADate() {
    assertThat(
        Rows.analyze(BY_YEAR, 2, "x,1990-01-31", "x,2000-02-29", "x,1990-12-31"),
        contains("1990=2", "2000=1"));
  }

  @Test
  void theYearOfADateInQuotes() {
    assertThat(Rows.analyze(BY_YEAR, 2, "x,\"1990-01-31\"", "x,1990-12-31"), contains("1990=2"));
  }

  @Test
  void theYearOfATimestamp() {
    assertThat(
        Rows.analyze(BY_YEAR, 2, "x,1990-01-31 23:59:59", "x,1990-12-31 00:00:00.5"),
        contains("1990=2"));
  }

  @Test
  void whatIsNoDateHasNoYear() {
    assertThat(
        Rows.analyze(
            BY_YEAR,
            2,
            "x,",
            "x,\"\"",
            "x,1990",
            "x,1990-02-30",
            "x,31.01.1990",
            "x,\"\"\"\"",
            "x, 1990-01-01",
            "x,1990-01-31T00:00",
            "x,2010-01-01garbage",
            "x,\"2010-01-01,\"",
            "x,0000-01-01",
            "x,1900-02-29",
            "x,-001-01-01",
            "x,2010-01-0\u0661"),
        contains("=14"));
  }

  @Test
  void theColumnOfTheResultIsNamedAfterTheOneItComesFrom() {
    assertThat(YearOf.column("birth_date", 1).name(), is("birth_year"));
    assertThat(YearOf.column("updated", 1).name(), is("updated_year"));
  }
}
