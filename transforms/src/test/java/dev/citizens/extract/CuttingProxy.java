package dev.citizens.extract;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that breaks while an answer comes: so many first connections are cut. */
final class CuttingProxy implements Closeable {
  private final ServerSocket clients = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();
  private final int serverPort;
  private final int cutConnections;
  private final long bytesBeforeTheCut;

  private CuttingProxy(int serverPort, int cutConnections, long bytesBeforeTheCut)
      throws IOException {
    this.serverPort = serverPort;
    this.cutConnections = cutConnections;
    this.bytesBeforeTheCut = bytesBeforeTheCut;
  }

  static CuttingProxy to(int serverPort, int cutConnections, long bytesBeforeTheCut)
      throws IOException {
    CuttingProxy proxy = new CuttingProxy(serverPort, cutConnections, bytesBeforeTheCut);
    start(proxy::accept);
    return proxy;
  }

  int port() {
    return clients.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = clients.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        boolean cut = connections.incrementAndGet() <= cutConnections;
        start(() -> pass(client, server, Long.MAX_VALUE));
        start(() -> pass(server, client, cut ? bytesBeforeTheCut : Long.MAX_VALUE));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pass(Socket from, Socket to, long mostBytes) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 13];
      long passed = 0;
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
        passed += length;
        if (passed > mostBytes) {
          return;
        }
      }
    } catch (IOException eitherClosed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}
