package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnChangesTest {
  private static final ManifestColumn ID = new ManifestColumn("id", "long", true);
  private static final ManifestColumn PRICE = new ManifestColumn("price", "long", false);
  private static final ManifestColumn NOTE = new ManifestColumn("note", "text", false);

  private static void assertChanges(
      List<ManifestColumn> before, List<ManifestColumn> now, String words) {
    assertThat(ColumnChanges.between(before, now), is(words));
  }

  @Test
  void equalColumnsHaveNotChanged() {
    assertChanges(List.of(ID, PRICE), List.of(ID, PRICE), "");
  }

  @Test
  void newOnesAndThoseThatAreGoneAreNamed() {
    assertChanges(List.of(ID, PRICE), List.of(ID, NOTE), "note (text) is new, price is gone");
    assertChanges(List.of(ID, PRICE, NOTE), List.of(NOTE), "id is gone, price is gone");
    assertChanges(List.of(PRICE), List.of(ID, PRICE, NOTE), "id (long) is new, note (text) is new");
  }

  @Test
  void anotherTypeIsToldBesideTheOldOne() {
    assertChanges(
        List.of(ID, PRICE),
        List.of(ID, new ManifestColumn("price", "decimal(9,2)", false)),
        "price is decimal(9,2) and was long");
  }

  @Test
  void whetherAValueMayBeMissingIsTold() {
    assertChanges(
        List.of(ID, PRICE),
        List.of(new ManifestColumn("id", "long", false), new ManifestColumn("price", "long", true)),
        "id may be NULL now, price is never NULL now");
  }

  @Test
  void anotherOrderIsAChange() {
    assertChanges(
        List.of(ID, PRICE, NOTE), List.of(PRICE, ID, NOTE), "the columns have another order");
    assertChanges(List.of(ID, PRICE, NOTE), List.of(ID, NOTE), "price is gone");
  }

  @Test
  void ofManyChangesTheFirstTenAreTold() {
    List<ManifestColumn> many = new ArrayList<>();
    for (int i = 1; i <= 13; i++) {
      many.add(new ManifestColumn("c" + i, "text", false));
    }
    String words = ColumnChanges.between(List.of(), many);
    assertThat(words, startsWith("c1 (text) is new, c2 (text) is new, "));
    assertThat(words, endsWith(", c10 (text) is new, and 3 changes more"));
  }

  @Test
  void namesThatATerminalCannotTakeAreWrittenOut() {
    assertChanges(
        List.of(ID),
        List.of(ID, new ManifestColumn("a\nb", "text", false)),
        "a\\u000Ab (text) is new");
  }
}
