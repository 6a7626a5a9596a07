package dev.citizens.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker's JVM may be told to use a proxy; what the launching host serves never goes there. */
class NoProxyTest {
  @TempDir Path folder;

  private final Properties before = new Properties();

  @BeforeEach
  void remember() {
    before.putAll(System.getProperties());
  }

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http.proxy", "proxy", "socksProxy"})
  void servedFileIsReadPastEveryKindOfProxy(String kind) throws Exception {
    Path source = Files.writeString(folder.resolve("source"), "0123456789");
    try (ServerSocket proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        RangeServer server = new RangeServer(source, "127.0.0.1")) {
      System.setProperty(kind + "Host", "127.0.0.1");
      System.setProperty(kind + "Port", Integer.toString(proxy.getLocalPort()));
      System.setProperty("http.nonProxyHosts", "");
      System.setProperty("socksNonProxyHosts", "");
      try (InputStream in = server.servedFile().open(2, 5)) {
        assertThat(
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), is("234"));
      }
    }
  }
}
