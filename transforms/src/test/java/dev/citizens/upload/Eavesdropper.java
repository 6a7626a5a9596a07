package dev.citizens.upload;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Passes connections on to a port of this machine, and keeps every byte that went by. */
final class Eavesdropper implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int target;

  Eavesdropper(int target) throws IOException {
    this.target = target;
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** All bytes, of both directions. */
  String heard() {
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = listener.accept();
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      start(() -> pass(from.getInputStream(), to.getOutputStream()));
      start(() -> pass(to.getInputStream(), from.getOutputStream()));
    }
  }

  private void pass(InputStream in, OutputStream out) throws IOException {
    try (out) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (bytes) {
          bytes.write(buffer, 0, count);
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                return; // one of both sides has ended
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
