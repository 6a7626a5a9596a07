package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.EmptyWarehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StagingTableTest {
  private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.999Z");
  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging' ORDER BY tablename";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void nameSaysWhenTheAttemptStarted() {
    StagingTable table = StagingTable.of("0f8fad5b-d9cb-469f-a165-70867728950e", NOW);
    assertThat(
        table.qualifiedName(),
        is("citizens_staging.attempt_20260228235959_0f8fad5bd9cb469fa16570867728950e"));
    assertThat("within PostgreSQL's limit", table.name().length() < 64, is(true));
  }

  @Test
  void sweepDropsWhatStartedBeforeAndNothingElse() throws Exception {
    StagingTable old = create("a0000000", NOW.minus(Duration.ofDays(2)).minusSeconds(1));
    StagingTable atTheLimit = create("b0000000", NOW.minus(Duration.ofDays(2)));
    StagingTable young = create("c0000000", NOW);
    assertThat(empty.rows(TABLES), is(List.of(old.name(), atTheLimit.name(), young.name())));

    StagingTable.sweep(empty.connection(), NOW.minus(Duration.ofDays(2)));

    assertThat(empty.rows(TABLES), is(List.of(atTheLimit.name(), young.name())));
  }

  @Test
  void sweepOfAWarehouseThatNeverStagedDoesNothing() throws Exception {
    StagingTable.sweep(empty.connection(), NOW);
    assertThat(empty.rows(TABLES), is(List.of()));
  }

  @Test
  void dropOfWhatIsGoneDoesNothing() throws Exception {
    StagingTable table = create("a0000000", NOW);
    table.drop(empty.connection());
    table.drop(empty.connection());
    assertThat(empty.rows(TABLES), is(List.of()));
  }

  private StagingTable create(String attempt, Instant start) throws Exception {
    StagingTable table = StagingTable.of(attempt, start);
    table.create(empty.connection());
    return table;
  }
}
