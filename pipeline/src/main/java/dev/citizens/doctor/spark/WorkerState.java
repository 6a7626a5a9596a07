package dev.citizens.doctor.spark;

/**
 * A worker as its master sees it.
 *
 * @param host as it has registered
 * @param page address of its web page
 * @param memoryMib what executors may take in all
 */
record WorkerState(
    String host,
    int port,
    String page,
    int cores,
    int coresFree,
    long memoryMib,
    long memoryFreeMib) {
  String label() {
    return host + ":" + port;
  }

  /** Whether an executor of that size could start there now. */
  boolean fits(long executorMib) {
    return coresFree > 0 && memoryFreeMib >= executorMib;
  }

  /** Whether it could if nothing else ran there. */
  boolean couldFit(long executorMib) {
    return cores > 0 && memoryMib >= executorMib;
  }
}
