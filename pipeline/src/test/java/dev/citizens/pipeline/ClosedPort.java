package dev.citizens.pipeline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port on 127.0.0.1 that refuses connections: a server that is down. */
final class ClosedPort {
  private ClosedPort() {}

  /** A port that was free a moment ago. */
  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
