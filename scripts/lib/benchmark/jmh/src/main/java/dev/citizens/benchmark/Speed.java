package dev.citizens.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH shows as a rate: 10⁶ bytes a second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Speed {
  public double megabytes;

  /** Begins anew. */
  @Setup(Level.Iteration)
  public void start() {
    megabytes = 0;
  }
}
