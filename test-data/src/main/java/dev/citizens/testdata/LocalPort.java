package dev.citizens.testdata;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port on 127.0.0.1 for a server that is about to start. */
final class LocalPort {
  private LocalPort() {}

  /**
   * The port itself, or a free one for 0. Another process can still be quicker to take it.
   *
   * @throws IOException if something listens there already: without this, a start would seem to
   *     succeed when the old server answers
   */
  static int claim(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      // So that connections in TIME_WAIT, left by a server that stopped, do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port " + port + " on 127.0.0.1 can't be used: " + e.getMessage(), e);
    }
  }
}
