package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowPaceTest {
  private static final long MILLI_NANOS = 1_000_000;

  private final List<Long> waitedMillis = new ArrayList<>();

  /** Close to where it turns over. */
  private long nanos = Long.MAX_VALUE - 2_500 * MILLI_NANOS;

  private final RowPace pace = RowPace.of(200, () -> nanos, this::pause);

  private void pause(long millis) {
    waitedMillis.add(millis);
    nanos += millis * MILLI_NANOS;
  }

  @Test
  void waitsAsLongAsTheRowsMayTake() throws IOException {
    pace.read(100);
    pace.read(100);
    pace.read(1);
    pace.read(0);
    assertThat(waitedMillis, is(List.of(500L, 500L, 5L)));
  }

  @Test
  void timeThatTheServerTakesIsNotWaitedForAgain() throws IOException {
    nanos += 400 * MILLI_NANOS;
    pace.read(100);
    nanos += 500 * MILLI_NANOS;
    pace.read(100);
    assertThat(waitedMillis, is(List.of(100L)));
  }

  @Test
  void aLongPauseIsMadeUpForByASecondOnly() throws IOException {
    nanos += 60_000 * MILLI_NANOS;
    pace.read(200);
    assertThat(waitedMillis, is(List.of()));
    pace.read(200);
    assertThat(waitedMillis, is(List.of(1_000L)));
  }

  @Test
  void aStoppedRunWaitsNoLonger() {
    RowPace stopped =
        RowPace.of(
            1,
            () -> nanos,
            millis -> {
              throw new InterruptedException();
            });
    assertThrows(InterruptedIOException.class, () -> stopped.read(10));
    assertThat(Thread.interrupted(), is(true));
  }
}
