package dev.citizens.doctor;

import dev.citizens.failures.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Compares the clock of a server with this host's. The business day, the names of staging tables
 * and the sweeping of dead attempts rest on clocks that agree.
 *
 * @param host whose clock it is, as in the options
 */
public record ClockCheck(
    String name, ExitStatus area, List<String> needs, String host, RemoteClock clock)
    implements Check {
  private static final Duration WARN_BEYOND = Duration.ofSeconds(2);
  private static final Duration FAIL_BEYOND = Duration.ofSeconds(30);

  /** Asks a server for its time. */
  @FunctionalInterface
  public interface RemoteClock {
    Instant now() throws Exception;
  }

  @Override
  public Finding run() throws Exception {
    Instant before = Instant.now();
    Instant remote = clock.now();
    Instant after = Instant.now();
    return compare(host, before, remote, after);
  }

  /**
   * Judges a clock that was read between two moments of this host's.
   *
   * @param remote what the other clock said
   */
  public static Finding compare(String host, Instant before, Instant remote, Instant after) {
    // What lies between the two moments may have passed on the way.
    Duration skew =
        remote.isBefore(before)
            ? Duration.between(remote, before)
            : remote.isAfter(after) ? Duration.between(after, remote) : Duration.ZERO;
    String direction = remote.isBefore(before) ? "behind" : "ahead of";
    String found =
        String.format(
            Locale.ROOT, "%s is %.1f s %s this host", host, skew.toMillis() / 1000.0, direction);
    String fix =
        "whoever runs "
            + host
            + " and this host: let chronyd or systemd-timesyncd run on both (timedatectl set-ntp"
            + " true), then look at timedatectl";
    if (skew.compareTo(FAIL_BEYOND) > 0) {
      return Finding.fail(found, fix);
    }
    return skew.compareTo(WARN_BEYOND) > 0
        ? Finding.warn(found, fix)
        : Finding.ok(host + " and this host agree within " + WARN_BEYOND.toSeconds() + " s");
  }
}
