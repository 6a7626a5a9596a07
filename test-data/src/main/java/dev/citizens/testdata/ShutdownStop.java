package dev.citizens.testdata;

/** Stops a server when this process ends without having closed it, SIGTERM and Ctrl-C included. */
final class ShutdownStop {
  private final Thread hook;

  private ShutdownStop(Thread hook) {
    this.hook = hook;
  }

  static ShutdownStop of(AutoCloseable server) {
    Thread hook =
        new Thread(
            () -> {
              try {
                server.close();
              } catch (Exception e) {
                System.err.println("a server did not stop cleanly: " + e);
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownStop(hook);
  }

  /** No longer needed: the server is closed. */
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // It is the hook that closes the server.
    }
  }
}
