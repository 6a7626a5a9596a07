package dev.citizens.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * The file that the launching process serves with {@link RangeServer}.
 *
 * @param url of the file
 * @param token what the server asks for; random, for one run
 */
public record ServedFile(URI url, String token) implements ByteSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public InputStream open(long start, long end) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Range", "bytes=" + start + "-" + (end - 1));
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_PARTIAL) {
      throw new IOException(
          "the launching host answered " + status + " instead of 206 for a range of the source");
    }
    return connection.getInputStream();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ServedFile[" + url + "]";
  }
}
