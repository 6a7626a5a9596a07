package dev.citizens.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeServerTest {
  private static final int BYTES = 3_000_001; // three chunks of the server, the last not whole

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private byte[] content;
  private RangeServer server;

  @BeforeEach
  void serve() throws IOException {
    content = new byte[BYTES];
    new Random(1).nextBytes(content);
    server = new RangeServer(Files.write(folder.resolve("source"), content), "127.0.0.1");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0, 3000001",
    "3000000, 3000001",
    "1, 1048576",
    "1048575, 2097153",
    "1048576, 2097152"
  })
  void rangeIsServedByteByByteAndItsChecksumKept(int start, int end) throws IOException {
    assertThat(server.crc32c(start), is(nullValue()));
    byte[] range = Arrays.copyOfRange(content, start, end);
    try (InputStream in = server.servedFile().open(start, end)) {
      assertThat(in.readNBytes(range.length), is(range));
      // Whoever has the last byte may ask at once.
      assertThat(server.crc32c(start), is(crcOf(range)));
      assertThat("ends there", in.read(), is(-1));
    }
  }

  @Test
  void answerSaysWhichRangeItIs() throws Exception {
    HttpResponse<byte[]> answer = get("bytes=10-14");
    assertThat(answer.statusCode(), is(206));
    assertThat(answer.headers().firstValue("Content-Range").get(), is("bytes 10-14/3000001"));
    assertThat(answer.headers().firstValue("Content-Length").get(), is("37")); // 5, salt and tag
    assertThat(answer.body().length, is(37));
  }

  @Test
  void requestWithoutAProofGetsNothing() throws Exception {
    String range = "bytes=0-9";
    String proof = proof("GET", range);
    String other = proof.substring(0, proof.length() - 1) + (proof.endsWith("0") ? "1" : "0");
    List<HttpRequest.Builder> requests = new ArrayList<>(List.of(request()));
    for (String authorization :
        List.of(
            other,
            "Citizens ",
            proof.toUpperCase(Locale.ROOT),
            proof + "0",
            proof.replace("Citizens", "Bearer"),
            proof("GET", "bytes=0-8"), // of another range
            proof("POST", range), // of another method
            RequestProof.of(RunKey.random(), "GET", range).header())) { // of another run
      requests.add(request().header("Authorization", authorization));
    }
    for (HttpRequest.Builder each : requests) {
      HttpRequest request = each.header("Range", range).build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(request.headers().toString(), answer.statusCode(), is(401));
      assertThat(answer.body().length, is(0));
    }
    assertThat("nothing was read", server.crc32c(0), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
  void onlyGetIsAnswered(String method) throws Exception {
    HttpRequest request =
        authorised(method, "bytes=0-9")
            .method(method, BodyPublishers.ofString(method.equals("HEAD") ? "" : "x"))
            .build();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode(), is(405));
    assertThat(answer.body().length, is(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=5-",
        "bytes=-5",
        "bytes=5-4",
        "bytes=0-3000001", // one byte behind the last
        "bytes=3000001-3000001",
        "bytes=0-1,3-4",
        "bytes=0-999999999999999999",
        "bytes=0-9999999999999999999",
        "bytes=a-b",
        "bytes= 0-1",
        "items=0-1",
        "0-1"
      })
  void oddRangeIsRefused(String range) throws Exception {
    HttpResponse<byte[]> answer = get(range);
    assertThat(answer.statusCode(), is(416));
    assertThat(answer.body().length, is(0));
  }

  @Test
  void wholeFileIsRefused() throws Exception {
    HttpResponse<byte[]> answer =
        client.send(
            request().header("Authorization", proof("GET", "")).build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode(), is(416));
    assertThat(answer.body().length, is(0));
  }

  @Test
  void onlyTheGivenAddressIsBound() throws Exception {
    int port = server.servedFile().url().getPort();
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    List<InetAddress> others =
        new ArrayList<>(List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})));
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      others.addAll(Collections.list(each.getInetAddresses()));
    }
    others.remove(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    for (InetAddress other : others) {
      try (Socket socket = new Socket()) {
        assertThrows(
            IOException.class,
            () -> socket.connect(new InetSocketAddress(other, port), 1_000),
            other::toString);
      }
    }
  }

  @Test
  void nothingListensAfterTheEnd() throws Exception {
    ServedFile file = server.servedFile();
    server.close();
    assertThrows(ConnectException.class, () -> file.open(0, 1));
  }

  @Test
  void keyIsOfOneRunAndIsNotShown() throws Exception {
    ServedFile file = server.servedFile();
    assertThat(file.toString(), is("ServedFile[" + file.url() + "]"));
    assertThat(file.key().toString(), is("RunKey"));
    try (RangeServer another = new RangeServer(folder.resolve("source"), "127.0.0.1")) {
      ServedFile wrong = new ServedFile(another.servedFile().url(), file.key(), 0);
      IOException refusal = assertThrows(IOException.class, () -> wrong.open(0, 1));
      assertThat(
          refusal.getMessage(),
          is("the launching host answered 401 instead of 206 for a range of the source"));
    }
  }

  @Test
  void fileThatBecameShorterIsNoticed() throws Exception {
    Files.write(folder.resolve("source"), Arrays.copyOf(content, 10));
    IOException refusal = assertThrows(IOException.class, () -> server.servedFile().open(0, BYTES));
    assertThat(refusal.getMessage(), containsString("answered 416"));
  }

  @Test
  void manyRangesAtOnceAreKeptApart() throws Exception {
    List<Integer> starts = List.of(0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000);
    starts.parallelStream()
        .forEach(
            start -> {
              try (InputStream in = server.servedFile().open(start, start + 500_000)) {
                assertThat(
                    in.readAllBytes(), is(Arrays.copyOfRange(content, start, start + 500_000)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    for (int start : starts) {
      assertThat(
          server.crc32c(start), is(crcOf(Arrays.copyOfRange(content, start, start + 500_000))));
    }
  }

  private HttpResponse<byte[]> get(String range) throws Exception {
    return client.send(authorised("GET", range).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder authorised(String method, String range) {
    return request().header("Range", range).header("Authorization", proof(method, range));
  }

  private String proof(String method, String range) {
    return RequestProof.of(server.servedFile().key(), method, range).header();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(server.servedFile().url());
  }

  private static int crcOf(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
