package dev.citizens.sniff;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Is told how far a look at a file is, which goes through it more than once. */
public interface LookWatch {
  /** Asks nothing. */
  LookWatch NONE =
      new LookWatch() {
        @Override
        public <T> T during(String look, long bytes, LongSupplier done, Supplier<T> run) {
          return run.get();
        }
      };

  /**
   * Runs one look, and may ask meanwhile how far it is.
   *
   * @param look what it is after, in a word or two
   * @param bytes to look at
   * @param done how many of them were looked at, when asked; by any thread
   */
  <T> T during(String look, long bytes, LongSupplier done, Supplier<T> run);
}
