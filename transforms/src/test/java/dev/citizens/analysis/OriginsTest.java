package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.ColumnUse.Way;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.CountDistinct;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.analysis.profile.ProfiledColumn;
import dev.citizens.csv.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From which columns the answers to questions without SQL come. */
class OriginsTest {
  @Test
  void groupsHaveTheirKeys() {
    Analysis analysis =
        new CountBy(
            "result", List.of(new ColumnValue("country", 4), YearOf.column("birth_date", 2)), 0);

    assertThat(
        analysis.origins(),
        is(
            new Origins(
                Map.of(
                    "country",
                    Set.of(new ColumnUse(4, Way.IDENTITY)),
                    "birth_year",
                    Set.of(new ColumnUse(2, Way.TRANSFORMATION))),
                Set.of(new ColumnUse(4, Way.GROUP_BY), new ColumnUse(2, Way.GROUP_BY)))));
  }

  @Test
  void aKeywordIsCountedInAllColumnsThatAreSearched() {
    Set<ColumnUse> searched =
        Set.of(new ColumnUse(1, Way.AGGREGATION), new ColumnUse(3, Way.AGGREGATION));

    assertThat(
        new CountKeyword("result", "French", List.of("name", "city"), List.of(1, 3)).origins(),
        is(new Origins(Map.of("rows", searched, "occurrences", searched), Set.of())));
  }

  @Test
  void aLineAColumnHasWhatIsKnownOfIt() {
    Set<ColumnUse> id = Set.of(new ColumnUse(7, Way.AGGREGATION));

    assertThat(
        new CountDistinct("result", List.of(new ColumnValue("id", 7))).origins().ofColumns(),
        is(Map.of("distinct_estimate", id, "distinct_lower", id, "distinct_upper", id)));
    assertThat(
        new Profile("result", List.of(new ProfiledColumn("id", 7, ColumnType.LONG)))
            .origins()
            .ofColumns()
            .keySet(),
        is(
            Set.of(
                "rows",
                "nulls",
                "blanks",
                "invalid",
                "min",
                "max",
                "shortest",
                "longest",
                "distinct_estimate",
                "distinct_lower",
                "distinct_upper")));
  }
}
