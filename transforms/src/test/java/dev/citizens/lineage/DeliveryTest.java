package dev.citizens.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receiver that fails is said, left alone in the end, and keeps nobody from the events. */
class DeliveryTest {
  private final Listener first = new Listener("first");
  private final Listener second = new Listener("second");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Delivery delivery =
      new Delivery(List.of(first, second), new PrintStream(err, true, UTF_8));

  @Test
  void bothAreTold() {
    delivery.send("one", "START of upload citizens");

    assertThat(first.taken, is(List.of("one")));
    assertThat(second.taken, is(List.of("one")));
    assertThat(said(), is(List.of()));
  }

  @Test
  void oneThatFailsThreeTimesIsLeftAlone() {
    first.fails = true;

    for (String event : List.of("one", "two", "three", "four")) {
      delivery.send(event, "START of " + event);
    }

    assertThat(first.asked, is(3));
    assertThat(second.taken, is(List.of("one", "two", "three", "four")));
    assertThat(
        said(),
        is(
            List.of(
                "citizens: lineage: first did not take the START of one: busy; the run goes on without it",
                "citizens: lineage: first did not take the START of two: busy; the run goes on without it",
                "citizens: lineage: first did not take the START of three: busy; the run goes on, and no"
                    + " more events are sent there")));
  }

  @Test
  void oneThatTakesAnEventAgainIsToldOn() {
    for (int i = 0; i < 8; i++) {
      first.fails = i % 3 != 2; // two failures, then none
      delivery.send("event " + i, "START");
    }

    assertThat(first.asked, is(8));
    assertThat(first.taken, is(List.of("event 2", "event 5")));
  }

  @Test
  void anErrorIsAFailureOfTheReceiverAndNotOfTheDay() {
    Receiver broken =
        new Receiver() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void send(String event) {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };

    new Delivery(List.of(broken, second), new PrintStream(err, true, UTF_8))
        .send("one", "START of one");

    assertThat(second.taken, is(List.of("one")));
    assertThat(
        said(),
        is(
            List.of(
                "citizens: lineage: broken did not take the START of one: OutOfMemoryError; the run"
                    + " goes on without it")));
  }

  private List<String> said() {
    return err.toString(UTF_8).lines().toList();
  }

  /** Takes events, or not. */
  private static final class Listener implements Receiver {
    private final String name;
    private final List<String> taken = new ArrayList<>();
    private boolean fails;
    private int asked;

    Listener(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void send(String event) throws IOException {
      asked++;
      if (fails) {
        throw new IOException("busy");
      }
      taken.add(event);
    }
  }
}
