package dev.citizens.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting to a real server, and to some that are none. */
class HttpReceiverTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int answer = 201;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  @Test
  void anEventIsPostedAsJson() throws IOException {
    receiver(server.getAddress().getPort(), null).send("{\"a\":\"é\"}");

    assertThat(requests, is(List.of("POST /api/v1/lineage application/json null {\"a\":\"é\"}")));
  }

  @Test
  void theTokenIsSentAlong() throws IOException {
    receiver(server.getAddress().getPort(), "hush").send("{}");

    assertThat(requests, is(List.of("POST /api/v1/lineage application/json Bearer hush {}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404, 422, 500})
  void anAnswerThatIsNoYesIsAFailureAndNotFollowed(int status) {
    answer = status;

    IOException failure =
        assertThrows(
            IOException.class, () -> receiver(server.getAddress().getPort(), "hush").send("{}"));

    assertThat(failure.getMessage(), is("HTTP status " + status));
    assertThat(requests.size(), is(1));
  }

  @Test
  void aServerThatHangsIsWaitedForSeconds() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();

      IOException failure =
          assertThrows(IOException.class, () -> receiver(silent.getLocalPort(), null).send("{}"));

      assertThat(failure.getMessage(), is("no answer in 2.5 s"));
      assertThat((System.nanoTime() - start) / 1e9, lessThan(5.0));
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    IOException failure = assertThrows(IOException.class, () -> receiver(port, null).send("{}"));

    assertThat(failure.getMessage(), is("connection refused"));
  }

  @Test
  void aHostThatThereIsNotIsNamed() {
    HttpReceiver receiver =
        new HttpReceiver(
            ReceiverUrl.parse("--lineageUrl", "http://no-such-host.invalid:5000", false), null);

    IOException failure = assertThrows(IOException.class, () -> receiver.send("{}"));

    assertThat(failure.getMessage(), is("unknown host no-such-host.invalid"));
  }

  private static HttpReceiver receiver(int port, String token) {
    return new HttpReceiver(
        ReceiverUrl.parse("--lineageUrl", "http://127.0.0.1:" + port, token != null), token);
  }
}
