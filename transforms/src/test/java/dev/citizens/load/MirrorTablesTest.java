package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a table of the source needs in the warehouse is known before anything runs. */
class MirrorTablesTest {
  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private static MirroredTable table(String name, String dataset, String... columns) {
    return new MirroredTable(
        name,
        dataset,
        1,
        List.of(columns).stream()
            .map(column -> new MirroredTable.Column(column, "bigint"))
            .toList());
  }

  private List<String> check(MirroredTable... tables) {
    return empty
        .warehouse()
        .checkCanMirror(List.of(tables), List.of(StagedDay.BY_COUNTRY), Optional.empty());
  }

  private String refusal(MirroredTable... tables) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> check(tables));
  }

  private void make(MirroredTable table) throws Exception {
    try (Transaction transaction = Transaction.begin(empty.connection())) {
      MirrorTables.prepare(empty.connection(), table, Optional.empty());
      transaction.commit();
    }
  }

  @Test
  void whatWillBeMadeOrChangedIsToldAndNothingElse() throws Exception {
    MirroredTable orders = table("orders", "orders", "id");
    assertThat(check(orders, table("Items", "items", "a,\"b")), is(List.of("orders", "Items")));
    make(orders);
    assertThat(check(orders), is(List.of()));
    MirroredTable grown = table("orders", "orders", "new", "id");
    assertThat(check(grown), is(List.of("orders")));
    make(grown);
    assertThat(check(grown), is(List.of()));
    assertThat(
        empty.rows(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'citizens.latest_orders'::regclass"
                + " ORDER BY attnum"),
        is(List.of("run_date", "id", "new")));
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThat(
        refusal(table("orders", "a", "id"), table("orders", "b", "id")),
        is(
            "the table of the data set a and the table of the data set b both need the name orders in"
                + " the warehouse; give one another name with as: in the job file"));
    assertThat(
        refusal(table("orders", "a", "id"), table("orders_20260301", "b", "id")),
        is(
            "the data set a needs the name orders_20260301 in the warehouse for a day of its table;"
                + " give the table of b another name with as: in the job file"));
    assertThat(
        refusal(table("latest_citizens_by_country", "a", "id")),
        is(
            "the analysis citizens_by_country and the table of the data set a both need the name"
                + " latest_citizens_by_country in the warehouse; give one another name with as: in the"
                + " job file"));
  }

  @Test
  void namesThatPostgresDoesNotTakeAreRefused() {
    assertThat(
        refusal(table("orders", "a", "xmin")),
        is(
            "the data set a has a column xmin, and a table of the warehouse has one of its own with"
                + " that name; name the others as columns: in the job file, or take load: away"));
    String name = "ö".repeat(32);
    assertThat(
        refusal(table("orders", "a", name)),
        is(
            "the data set a has a column %s, and the warehouse has names of at most 63 bytes; name the"
                    .formatted(name)
                + " others as columns: in the job file, or take load: away"));
  }

  @Test
  void tablesOfOthersAreLeftAlone() throws Exception {
    empty.execute("CREATE TABLE citizens.orders (run_date date, id bigint)");
    String taken =
        "the table of the data set a needs the name citizens.orders in the warehouse, and something"
            + " else has it; give it another name with load: {as: NAME} in the job file";
    assertThat(refusal(table("orders", "a", "id")), is(taken));
    empty.execute("DROP TABLE citizens.orders");
    empty.execute(
        "CREATE TABLE citizens.orders (run_date date, id bigint) PARTITION BY LIST (run_date)");
    assertThat(refusal(table("orders", "a", "id")), is(taken));
  }

  @Test
  void anotherColumnOfSomebodyElseIsRefused() throws Exception {
    MirroredTable orders = table("orders", "orders", "id");
    make(orders);
    empty.execute("ALTER TABLE citizens.orders ADD COLUMN note text");
    assertThat(
        refusal(orders),
        is(
            "citizens.orders has the column note, and the data set orders does not have it; give the"
                + " data set's table another name with load: {as: NAME} in the job file, or drop the"
                + " old one with all its days: DROP TABLE citizens.orders CASCADE"));
  }
}
