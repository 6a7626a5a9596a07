package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of events that keeps what it gets. */
final class LineageServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  LineageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/lineage", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    events.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    exchange.sendResponseHeaders(201, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage";
  }

  /** The bodies of all requests, in order. */
  List<String> events() {
    return events;
  }

  /** What each request had as its authorization. */
  List<String> tokens() {
    return tokens;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
