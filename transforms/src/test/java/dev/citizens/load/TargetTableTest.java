package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetTableTest {
  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void tableIsFoundWithTheTypesOfItsColumns() throws Exception {
    assertThat(
        TargetTable.find(
            empty.connection(), "citizens_by_birth_year", List.of("birth_year", "rows")),
        is(
            new TargetTable(
                "citizens_by_birth_year",
                List.of("birth_year", "rows"),
                List.of("integer", "bigint"))));
    assertThat(
        TargetTable.find(
                empty.connection(),
                "keyword_matches",
                List.of("keyword", "column", "rows", "occurrences"))
            .types(),
        is(List.of("text", "text", "bigint", "bigint")));
  }

  @Test
  void tableThatIsNotThereIsNamed() {
    assertThat(
        refusal("citizens_by_shoe_size", List.of("shoe_size", "rows")),
        is(
            "the warehouse has no column citizens.citizens_by_shoe_size.shoe_size for the analysis"
                + " citizens_by_shoe_size; add a migration, or name another table with as: in the"
                + " job file"));
  }

  @Test
  void columnThatIsNotThereIsNamed() {
    assertThat(
        refusal("citizens_by_country", List.of("country", "city", "rows")),
        is(
            "the warehouse has no column citizens.citizens_by_country.city for the analysis"
                + " citizens_by_country; add a migration, or name another table with as: in the"
                + " job file"));
  }

  /** A table of another schema, or a name in other letters, is not meant. */
  @Test
  void onlyTablesOfTheWarehouseCount() {
    assertThat(
        refusal("pg_class", List.of("relname")).startsWith("the warehouse has no column"),
        is(true));
    assertThat(
        refusal("Citizens_By_Country", List.of("country"))
            .startsWith("the warehouse has no column"),
        is(true));
  }

  private String refusal(String table, List<String> columns) {
    return Refusal.of(
        ExitStatus.WRONG_USE, () -> TargetTable.find(empty.connection(), table, columns));
  }
}
