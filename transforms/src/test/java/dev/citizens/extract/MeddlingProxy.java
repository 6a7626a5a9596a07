package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** Passes on what client and server say, but for one text of the client's, instead of another. */
final class MeddlingProxy implements Closeable {
  private final ServerSocket clients = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int serverPort;
  private final String said;
  private final String passedOn;

  private MeddlingProxy(int serverPort, String said, String passedOn) throws IOException {
    this.serverPort = serverPort;
    this.said = said;
    this.passedOn = passedOn;
  }

  /** The two texts are of one length, so that the protocol's lengths stay right. */
  static MeddlingProxy to(int serverPort, String said, String passedOn) throws IOException {
    MeddlingProxy proxy = new MeddlingProxy(serverPort, said, passedOn);
    start(proxy::accept);
    return proxy;
  }

  int port() {
    return clients.getLocalPort();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = clients.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        start(() -> pass(client, server, said, passedOn));
        start(() -> pass(server, client, "", ""));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "meddling-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pass(Socket from, Socket to, String said, String passedOn) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        replace(buffer, length, said.getBytes(UTF_8), passedOn.getBytes(UTF_8));
        out.write(buffer, 0, length);
      }
    } catch (IOException eitherClosed) {
      return;
    }
  }

  private static void replace(byte[] buffer, int length, byte[] said, byte[] passedOn) {
    for (int start = 0; said.length > 0 && start + said.length <= length; start++) {
      if (Arrays.equals(buffer, start, start + said.length, said, 0, said.length)) {
        System.arraycopy(passedOn, 0, buffer, start, said.length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}
