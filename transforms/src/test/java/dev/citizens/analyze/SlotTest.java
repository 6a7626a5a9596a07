package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Partitions;
import dev.citizens.harness.CoderContract;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class SlotTest {
  @Test
  void eachPartitionOfEachAnalysisHasOneOfItsOwn() {
    Set<Slot> slots = new HashSet<>(Set.of(Slot.TOTALS));
    for (int analysis = 0; analysis < 5; analysis++) {
      for (int partition = 0; partition < Partitions.COUNT; partition++) {
        Slot slot = Slot.of(analysis, partition);
        assertThat(slot.analysis(), is(analysis));
        slots.add(slot);
      }
    }
    assertThat(slots.size(), is(1 + 5 * Partitions.COUNT));
  }

  @Test
  void anAnswerInFewerPartsHasFewerSlots() {
    Set<Slot> slots = new HashSet<>();
    for (int partition = 0; partition < Partitions.COUNT; partition++) {
      slots.add(Slot.of(4, partition).within(3));
    }
    assertThat(slots, is(Set.of(Slot.of(4, 0), Slot.of(4, 1), Slot.of(4, 2))));
    assertThat(Slot.of(4, 31).within(Partitions.COUNT), is(Slot.of(4, 31)));
    assertThat(Slot.TOTALS.within(1), is(Slot.TOTALS));
  }

  @Test
  void travelsAsItsNumber() throws Exception {
    CoderContract.check(Slot.CODER, Slot.TOTALS, Slot.of(0, 0), Slot.of(9, 31));
    assertThat(
        CoderUtils.encodeToByteArray(Slot.CODER, Slot.of(9, 31)),
        is(CoderUtils.encodeToByteArray(VarIntCoder.of(), 320)));
  }
}
