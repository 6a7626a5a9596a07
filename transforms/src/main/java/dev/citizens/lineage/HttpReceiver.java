package dev.citizens.lineage;

import dev.citizens.failures.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A receiver that is posted to. It is waited for as long as a day can bear, and no longer. */
public final class HttpReceiver implements Receiver {
  /** A step tells twice: that it begins, and how it ended. */
  static final Duration MOST_WAIT = Duration.ofMillis(2_500);

  private static final int OK = 200;
  private static final int NOT_OK = 300;

  private final ReceiverUrl url;
  private final @Nullable String token;
  private @Nullable HttpClient client;

  /**
   * A receiver.
   *
   * @param token that is sent along; null for none
   */
  public HttpReceiver(ReceiverUrl url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  @Override
  public String name() {
    return url.toString();
  }

  @Override
  public void send(String event) throws IOException {
    int status = post(event);
    if (status < OK || status >= NOT_OK) {
      throw new IOException("HTTP status " + status);
    }
  }

  /**
   * Posts a text.
   *
   * @return the status of the answer
   * @throws IOException if there is none in time; the message says why in a few words
   */
  public int post(String text) throws IOException {
    HttpClient known = client(); // to make one is half a second's work, and no waiting
    FutureTask<Integer> answer = new FutureTask<>(() -> status(known, text));
    // On a thread of its own: a lookup of the host's name has no time limit.
    Thread thread = new Thread(answer, "lineage");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer in 2.5 s", e);
    } catch (ExecutionException e) {
      throw new IOException(why(e.getCause()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private int status(HttpClient known, String text) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.uri())
            .timeout(MOST_WAIT.plusSeconds(1)) // so that a thread nobody waits for ends
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return known.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** One for all events. It follows no redirection, which would take the token along. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .proxy(HttpClient.Builder.NO_PROXY)
              .connectTimeout(MOST_WAIT.plusSeconds(1))
              .build();
    }
    return client;
  }

  /** The client's exceptions often have no message. */
  private String why(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host " + url.uri().getHost();
      }
    }
    if (failure instanceof ConnectException) {
      return "connection refused";
    }
    // What is no IOException may tell the header with the token.
    String message = failure instanceof IOException ? failure.getMessage() : null;
    return message == null ? failure.getClass().getSimpleName() : Printable.of(message, 200);
  }
}
