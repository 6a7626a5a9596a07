package dev.citizens.pipeline;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What came of one of several tables: what was done, or the failure of this table alone. */
record TableOutcome(PreparedStep.@Nullable Done done, @Nullable RuntimeException failure) {

  /** Of some work, whatever comes of it. */
  static TableOutcome of(Supplier<PreparedStep.Done> work) {
    try {
      return new TableOutcome(work.get(), null);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  static TableOutcome failed(RuntimeException failure) {
    return new TableOutcome(null, failure);
  }

  /** What was done, or throws the failure. */
  PreparedStep.Done orThrow() {
    if (failure != null) {
      throw failure;
    }
    return done;
  }
}
