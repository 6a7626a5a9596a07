package dev.citizens.upload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Serves byte ranges of files to the workers while an upload runs, because they cannot see the disk
 * of the host that launches. Several files are one run of bytes, one behind the other.
 *
 * <p>Answers only GET with one range and a proof that who asks has the key of the run; anything
 * else gets 401, 405 or 416. Answers are encrypted, see {@link FrameCipher}. It keeps the CRC-32C
 * of each range as read from the disk, so that a byte that changes on its way into the lake is
 * noticed.
 */
public final class RangeServer implements Closeable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
  private static final int MAX_REQUESTS = 16;
  private static final String PATH = "/source";

  private final FileRun files;
  private final HttpServer server;
  private final ExecutorService threads;
  private final RunKey key = RunKey.random();
  private final Map<Long, Integer> crc32cByStart = new ConcurrentHashMap<>();

  /**
   * Starts serving on a free port.
   *
   * @param host the name or address under which workers reach this process; only it is bound
   */
  public RangeServer(Path source, String host) throws IOException {
    this(List.of(source), host);
  }

  /** The same for several files. */
  public RangeServer(List<Path> sources, String host) throws IOException {
    files = new FileRun(sources);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
    threads = Executors.newFixedThreadPool(MAX_REQUESTS, RangeServer::daemonThread);
    server.setExecutor(threads);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /** What workers open, if there is one file. */
  public ServedFile servedFile() {
    return servedFile(0);
  }

  /** What workers open for the file with that number, from 0. */
  public ServedFile servedFile(int number) {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return new ServedFile(
        URI.create(
            "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + address.getPort()
                + PATH),
        key,
        files.start(number));
  }

  /** CRC-32C of the range that starts there, as last read from the disk; null if never asked. */
  public Integer crc32c(long start) {
    return crc32c(0, start);
  }

  /** The same for a range of the file with that number. */
  public Integer crc32c(int number, long start) {
    return crc32cByStart.get(files.start(number) + start);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = header(exchange, "Range");
      Optional<RequestProof> request =
          RequestProof.check(
              key, exchange.getRequestMethod(), range, header(exchange, "Authorization"));
      if (request.isEmpty()) {
        refuse(exchange, 401);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
      } else {
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches()) {
          refuse(exchange, 416);
          return;
        }
        long start = Long.parseLong(bounds.group(1));
        long end = Long.parseLong(bounds.group(2)) + 1;
        if (!files.has(start, end)) {
          refuse(exchange, 416);
          return;
        }
        send(exchange, request.get(), start, end);
      }
    }
  }

  /** Empty if it is not there. */
  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private void send(HttpExchange exchange, RequestProof request, long start, long end)
      throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + files.bytes());
    exchange.sendResponseHeaders(206, FrameCipher.answerBytes(start, end));
    byte[] salt = RunKey.nonce();
    FrameCipher cipher = FrameCipher.encrypting(key, request, salt, start, end);
    CRC32C crc = new CRC32C();
    byte[] frame = new byte[FrameCipher.FRAME_BYTES];
    byte[] encrypted = new byte[FrameCipher.FRAME_BYTES + FrameCipher.TAG_BYTES];
    OutputStream body = exchange.getResponseBody();
    body.write(salt);
    for (long position = start; position < end; position += FrameCipher.FRAME_BYTES) {
      int count = (int) Math.min(FrameCipher.FRAME_BYTES, end - position);
      files.read(ByteBuffer.wrap(frame, 0, count), position);
      crc.update(frame, 0, count);
      if (position + count
          == end) { // kept before it is sent: who has the last byte may ask at once
        crc32cByStart.put(start, (int) crc.getValue());
      }
      try {
        body.write(encrypted, 0, cipher.next(frame, count, encrypted));
      } catch (GeneralSecurityException e) {
        throw new IOException("a frame could not be encrypted", e);
      }
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private static Thread daemonThread(Runnable task) {
    Thread thread = new Thread(task, "range-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Stops serving; requests under way are cut. */
  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    files.close();
  }
}
