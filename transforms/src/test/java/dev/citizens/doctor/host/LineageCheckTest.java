package dev.citizens.doctor.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Verdict;
import dev.citizens.lineage.HttpReceiver;
import dev.citizens.lineage.ReceiverUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineageCheckTest {
  @ParameterizedTest
  @CsvSource({
    "200,OK,''",
    "400,OK,''",
    "422,OK,''",
    "401,WARN,CITIZENS_LINEAGE_TOKEN",
    "403,WARN,CITIZENS_LINEAGE_TOKEN",
    "404,WARN,correct the path of --lineageUrl",
    "405,WARN,correct the path of --lineageUrl",
    "302,WARN,look at its log",
    "503,WARN,look at its log"
  })
  void theAnswerToNothingTellsWhetherEventsWouldBeTaken(int status, Verdict verdict, String fix)
      throws IOException {
    List<String> posted = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      Finding finding = check(server.getAddress().getPort()).run();

      assertThat(finding.toString(), finding.verdict(), is(verdict));
      assertThat(finding.fix(), containsString(fix));
      assertThat(posted, is(List.of("")));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aReceiverThatIsDownIsNoFailureAsDaysRunWithoutIt() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(
        check(port).run(),
        is(
            Finding.warn(
                "http://127.0.0.1:%s/api/v1/lineage: connection refused; days run without it"
                    .formatted(port),
                "whoever launches: correct --lineageUrl; whoever runs the receiver: start it")));
  }

  private static LineageCheck check(int port) {
    return new LineageCheck(
        new HttpReceiver(
            ReceiverUrl.parse("--lineageUrl", "http://127.0.0.1:" + port, false), null));
  }
}
