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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Serves byte ranges of one file to the workers while an upload runs, because they cannot see the
 * disk of the host that launches.
 *
 * <p>Answers only GET with the bearer token and one range; anything else gets 401, 405 or 416. It
 * keeps the CRC-32C of each range as read from the disk, so that a byte that changes on the way is
 * noticed.
 */
public final class RangeServer implements Closeable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int MAX_REQUESTS = 16;
  private static final int TOKEN_BYTES = 32;
  private static final String PATH = "/source";

  private final FileChannel file;
  private final HttpServer server;
  private final ExecutorService threads;
  private final String token;
  private final Map<Long, Integer> crc32cByStart = new ConcurrentHashMap<>();

  /**
   * Starts serving on a free port.
   *
   * @param host the name or address under which workers reach this process; only it is bound
   */
  public RangeServer(Path source, String host) throws IOException {
    file = FileChannel.open(source, StandardOpenOption.READ);
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    token = HexFormat.of().formatHex(random);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
    threads = Executors.newFixedThreadPool(MAX_REQUESTS, RangeServer::daemonThread);
    server.setExecutor(threads);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /** What workers open. */
  public ServedFile servedFile() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return new ServedFile(
        URI.create(
            "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + address.getPort()
                + PATH),
        token);
  }

  /** CRC-32C of the range that starts there, as last read from the disk; null if never asked. */
  public Integer crc32c(long start) {
    return crc32cByStart.get(start);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!authorised(exchange)) {
        refuse(exchange, 401);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
      } else {
        Matcher range =
            RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
          refuse(exchange, 416);
          return;
        }
        long start = Long.parseLong(range.group(1));
        long end = Long.parseLong(range.group(2)) + 1;
        if (start >= end || end > file.size()) {
          refuse(exchange, 416);
          return;
        }
        send(exchange, start, end);
      }
    }
  }

  private boolean authorised(HttpExchange exchange) {
    String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return MessageDigest.isEqual( // in constant time
        given.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }

  private void send(HttpExchange exchange, long start, long end) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + file.size());
    exchange.sendResponseHeaders(206, end - start);
    CRC32C crc = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    OutputStream body = exchange.getResponseBody();
    long position = start;
    while (position < end) {
      ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, (int) Math.min(CHUNK_BYTES, end - position));
      int count = file.read(buffer, position);
      if (count < 0) {
        throw new IOException("the source became shorter while it was read");
      }
      crc.update(chunk, 0, count);
      position += count;
      if (position == end) { // kept before it is sent: who has the last byte may ask at once
        crc32cByStart.put(start, (int) crc.getValue());
      }
      body.write(chunk, 0, count);
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
    file.close();
  }
}
