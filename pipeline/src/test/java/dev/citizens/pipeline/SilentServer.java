package dev.citizens.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port on 127.0.0.1 behind which nobody ever says a word. */
final class SilentServer implements Closeable {
  private final ServerSocket server;
  private final List<Socket> waiting = new ArrayList<>();

  private SilentServer(ServerSocket server) {
    this.server = server;
  }

  /** The system takes connections for it, and no byte ever comes: a server that hangs. */
  static SilentServer hanging() throws IOException {
    return new SilentServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** Even connections are not taken: a host that is off, or a firewall that drops. */
  static SilentServer unreachable() throws IOException {
    SilentServer silent =
        new SilentServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    // Linux drops further ones once its queue of accepted connections is full.
    for (boolean full = false; !full; ) {
      Socket socket = new Socket();
      silent.waiting.add(socket);
      try {
        socket.connect(silent.server.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException e) {
        full = true;
      }
    }
    return silent;
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    server.close();
  }
}
