package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadLimitsTest {
  private static final List<String> RANGES = List.of("a", "b", "c", "d", "e");

  @Test
  void withoutALimitEachRangeIsReadByItself() {
    assertThat(
        ReadLimits.NONE.deal(RANGES),
        is(List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"))));
    assertThat(ReadLimits.NONE.pace(5), sameInstance(RowPace.ANY));
  }

  @Test
  void rangesAreDealtToAsManyConnectionsAsThereMayBe() {
    assertThat(
        new ReadLimits(2, 0).deal(RANGES), is(List.of(List.of("a", "c", "e"), List.of("b", "d"))));
    assertThat(new ReadLimits(1, 0).deal(RANGES), is(List.of(RANGES)));
  }

  @Test
  void noConnectionIsWithoutARange() {
    assertThat(new ReadLimits(3, 0).deal(List.of("a")), is(List.of(List.of("a"))));
    assertThat(new ReadLimits(3, 0).deal(List.of()), is(List.of()));
  }

  @Test
  void rowsAreOnlyLimitedWithConnections() {
    assertThrows(IllegalArgumentException.class, () -> new ReadLimits(0, 100));
  }
}
