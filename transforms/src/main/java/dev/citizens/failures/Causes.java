package dev.citizens.failures;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All that a failure consists of, however a runner, a driver or a library has wrapped it. */
final class Causes {
  private static final int MOST = 100;

  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Throwable> found = new ArrayList<>();

  private Causes() {}

  /**
   * The failure, what caused it from the outermost to the innermost, and behind them what was
   * suppressed, which is never the reason while there is another.
   */
  static List<Throwable> of(Throwable thrown) {
    Causes causes = new Causes();
    causes.follow(thrown);
    for (int i = 0; i < causes.found.size(); i++) {
      for (Throwable suppressed : causes.found.get(i).getSuppressed()) {
        causes.follow(suppressed);
      }
    }
    return causes.found;
  }

  private void follow(Throwable thrown) {
    if (thrown == null || found.size() == MOST || !seen.add(thrown)) {
      return;
    }
    found.add(thrown);
    follow(thrown.getCause());
    if (thrown instanceof SQLException sql) {
      follow(sql.getNextException()); // where a batch keeps the server's own word
    }
  }
}
