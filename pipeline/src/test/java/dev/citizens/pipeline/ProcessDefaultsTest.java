package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, in an environment that asks for something else. */
class ProcessDefaultsTest {
  @Test
  void databasesAreReachedPastTheProxyOfTheJvm(@TempDir Path folder) throws Exception {
    TestSite site = TestSite.onDisk(folder);
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread listener = new Thread(() -> hangUp(proxy, calls));
      listener.setDaemon(true);
      listener.start();
      ProcessBuilder java =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Citizens.class.getName());
      java.command().addAll(site.command("status"));
      java.environment().putAll(site.environment());
      java.environment()
          .put(
              "JAVA_TOOL_OPTIONS",
              "-DsocksProxyHost=127.0.0.1 -DsocksNonProxyHosts= -DsocksProxyPort="
                  + proxy.getLocalPort());
      Process process = java.redirectErrorStream(true).start();
      List<String> said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();

      assertThat(said.toString(), process.waitFor(), is(10)); // the day is not loaded
      assertThat(calls.get(), is(0));
    }
  }

  private static void hangUp(ServerSocket proxy, AtomicInteger calls) {
    while (true) {
      try {
        proxy.accept().close();
        calls.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
