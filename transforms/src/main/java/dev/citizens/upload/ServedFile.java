package dev.citizens.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/**
 * A file that the launching process serves with {@link RangeServer}.
 *
 * @param url of what is served
 * @param key of the run
 * @param base where the file starts in what is served
 */
public record ServedFile(URI url, RunKey key, long base) implements ByteSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String METHOD = "GET";

  @Override
  public InputStream open(long start, long end) throws IOException {
    String range = "bytes=" + (base + start) + "-" + (base + end - 1);
    RequestProof proof = RequestProof.of(key, METHOD, range);
    // The launching host is one of the cluster's, whatever proxy this JVM is told to use.
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(METHOD);
    connection.setConnectTimeout((int) TIMEOUT.toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    connection.setRequestProperty("Authorization", proof.header());
    connection.setRequestProperty("Range", range);
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_PARTIAL) {
      throw new IOException(
          "the launching host answered " + status + " instead of 206 for a range of the source");
    }
    return new DecryptedRange(connection.getInputStream(), key, proof, base + start, base + end);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ServedFile[" + url + "]";
  }
}
