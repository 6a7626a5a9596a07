package dev.citizens.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody on the way can do with the answers of a server. */
class EncryptedAnswerTest {
  private static final int FRAME = FrameCipher.FRAME_BYTES + FrameCipher.TAG_BYTES;
  private static final int THREE_FRAMES = 3 * FrameCipher.FRAME_BYTES;

  @TempDir Path folder;

  private byte[] content;
  private RangeServer server;
  private RunKey key;

  @BeforeEach
  void serve() throws IOException {
    content = new byte[THREE_FRAMES + 1];
    new Random(2).nextBytes(content);
    server = new RangeServer(Files.write(folder.resolve("source"), content), "127.0.0.1");
    key = server.servedFile().key();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void everyChangedBitIsNoticed() throws Exception {
    Answer answer = answer(7, 12);
    for (int bit = 0; bit < answer.bytes.length * Byte.SIZE; bit++) {
      byte[] changed = answer.bytes.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      IOException refusal = assertThrows(IOException.class, () -> answer.open(changed));
      assertThat(refusal.getMessage(), containsString("not those that it sent"));
    }
    assertThat(answer.open(answer.bytes), is(Arrays.copyOfRange(content, 7, 12)));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 1", "1, 1, 2", "0, 0, 2", "2, 1, 0", "1, 2, 0"})
  void movedOrRepeatedFramesAreRefused(int first, int second, int third) throws Exception {
    Answer answer = answer(0, THREE_FRAMES);
    ByteArrayOutputStream moved = new ByteArrayOutputStream();
    moved.write(answer.bytes, 0, FrameCipher.SALT_BYTES);
    for (int frame : List.of(first, second, third)) {
      moved.write(answer.bytes, FrameCipher.SALT_BYTES + frame * FRAME, FRAME);
    }
    assertThrows(IOException.class, () -> answer.open(moved.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource({"0", "15", "16", "17", "1048607", "1048608", "1048609", "3145791"})
  void answerThatIsCutIsRefused(int bytes) throws Exception {
    Answer answer = answer(0, THREE_FRAMES);
    assertThat(answer.bytes.length, is(3_145_792));
    IOException refusal =
        assertThrows(IOException.class, () -> answer.open(Arrays.copyOf(answer.bytes, bytes)));
    assertThat(refusal.getMessage(), containsString("ends too early"));
  }

  @Test
  void answerOfAnotherRangeIsRefused() throws Exception {
    Answer wanted = answer(0, 10);
    assertThrows(IOException.class, () -> wanted.open(answer(10, 20).bytes));
    // The longer one's first frame is whole, and would be the shorter one's all.
    byte[] begun = Arrays.copyOf(answer(0, THREE_FRAMES).bytes, FrameCipher.SALT_BYTES + FRAME);
    Answer shorter = answer(0, FrameCipher.FRAME_BYTES);
    assertThat(shorter.bytes.length, is(begun.length));
    assertThrows(IOException.class, () -> shorter.open(begun));
  }

  @Test
  void earlierAnswerToTheSameQuestionIsRefused() throws Exception {
    Answer earlier = answer(0, 10);
    Answer later = answer(0, 10);
    assertThrows(IOException.class, () -> later.open(earlier.bytes));
    assertThat(later.open(later.bytes), is(Arrays.copyOf(content, 10)));
  }

  @Test
  void sameRequestTwiceIsEncryptedWithTwoKeys() throws Exception {
    RequestProof request = RequestProof.of(key, "GET", "bytes=0-9");
    byte[] once = send(request, 0, 10);
    byte[] twice = send(request, 0, 10);
    // Else two contents of a file that changed could be read off their difference.
    assertThat(Arrays.equals(once, 16, 42, twice, 16, 42), is(false));
  }

  @Test
  void anotherRunsKeyOpensNothing() throws Exception {
    Answer answer = answer(0, 10);
    assertThrows(
        IOException.class,
        () ->
            new DecryptedRange(
                    new ByteArrayInputStream(answer.bytes), RunKey.random(), answer.request, 0, 10)
                .readAllBytes());
  }

  @Test
  void nothingOnTheWireIsTheFilesOrTheKeys() throws Exception {
    String secret = "Nguyễn Thị Bí Mật, ".repeat(100);
    Files.writeString(folder.resolve("source"), secret);
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    try (RangeServer served = new RangeServer(folder.resolve("source"), "127.0.0.1");
        Eavesdropper wire = new Eavesdropper(served.servedFile().url().getPort())) {
      URI through = URI.create("http://127.0.0.1:" + wire.port() + "/source");
      ServedFile file = new ServedFile(through, served.servedFile().key(), 0);
      try (InputStream in = file.open(0, bytes.length)) {
        assertThat(in.readAllBytes(), is(bytes));
      }
      String heard = wire.heard();
      assertThat(heard, containsString("206 Partial Content"));
      assertThat(heard, not(containsString("Nguy")));
      assertThat(heard, not(containsString("Bearer")));
    }
  }

  /** A request, and what the server answered. */
  private final class Answer {
    private final int start;
    private final int end;
    private final RequestProof request;
    private final byte[] bytes;

    Answer(int start, int end) throws Exception {
      this.start = start;
      this.end = end;
      this.request = RequestProof.of(key, "GET", range(start, end));
      this.bytes = send(request, start, end);
    }

    byte[] open(byte[] received) throws IOException {
      return new DecryptedRange(new ByteArrayInputStream(received), key, request, start, end)
          .readAllBytes();
    }
  }

  private Answer answer(int start, int end) throws Exception {
    return new Answer(start, end);
  }

  private byte[] send(RequestProof request, int start, int end) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.servedFile().url())
                .header("Range", range(start, end))
                .header("Authorization", request.header())
                .build(),
            BodyHandlers.ofByteArray())
        .body();
  }

  private static String range(int start, int end) {
    return "bytes=" + start + "-" + (end - 1);
  }
}
