package dev.citizens.doctor.spark;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.master.MasterMessages.BoundPortsRequest$;
import org.apache.spark.deploy.master.MasterMessages.BoundPortsResponse;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.reflect.ClassTag$;

/**
 * The standalone master. It is asked as an application would ask it, with the same secret; it then
 * says itself where its web page is.
 */
final class SparkMaster {
  private static final int TIMEOUT_MILLIS = 4_000;
  private static final int DEFAULT_PORT = 7077;

  private final SparkConf conf;
  private MasterState state;
  private String page;

  SparkMaster(SparkConf conf) {
    this.conf = conf;
  }

  /** As in the setting; several masters are separated by commas. */
  String url() {
    return conf.get("spark.master");
  }

  /** The page that {@link #ask} found. */
  synchronized String page() {
    return page;
  }

  /** What the last {@link #ask} found. */
  synchronized MasterState state() throws IOException {
    if (state == null) {
      state = MasterState.parse(get(page + "/json/"), get(page + "/"));
    }
    return state;
  }

  /**
   * Finds the first master that answers.
   *
   * @throws StepFailure with status 23 if none does
   */
  synchronized void ask() {
    StringBuilder refused = new StringBuilder();
    for (String address : url().substring("spark://".length()).split(",", -1)) {
      URI uri = URI.create("spark://" + address);
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
        page = "http://" + uri.getHost() + ":" + webPort(uri.getHost(), port);
        return;
      } catch (IOException e) {
        refused.append(" (").append(address).append(": ").append(e.getMessage()).append(')');
      }
    }
    throw new StepFailure(
        ExitStatus.SPARK,
        "no Spark master answers"
            + refused
            + "; whoever runs Spark: start the master, or correct CITIZENS_SPARK_MASTER");
  }

  private int webPort(String host, int port) throws IOException {
    SparkConf own =
        conf.clone().set("spark.rpc.lookupTimeout", "5s").set("spark.rpc.askTimeout", "5s");
    SecurityManager security =
        new SecurityManager(
            own,
            SecurityManager.$lessinit$greater$default$2(),
            SecurityManager.$lessinit$greater$default$3());
    String here = conf.get("spark.driver.host", "localhost");
    RpcEnv rpc = RpcEnv.create("doctor", here, here, 0, own, security, 0, true);
    try {
      BoundPortsResponse ports =
          rpc.setupEndpointRef(new RpcAddress(host, port), Master.ENDPOINT_NAME())
              .askSync(
                  BoundPortsRequest$.MODULE$, ClassTag$.MODULE$.apply(BoundPortsResponse.class));
      return ports.webUIPort();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // Scala does not declare what it throws
      Throwable innermost = e;
      while (innermost.getCause() != null) {
        innermost = innermost.getCause();
      }
      String why = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
      throw new StepFailure(
          ExitStatus.SPARK,
          "the master does not understand this client: "
              + why
              + "; whoever runs Spark: use the same Spark version and the same"
              + " spark.authenticate.secret on both sides",
          e);
    } finally {
      rpc.shutdown();
    }
  }

  private static String get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StepFailure(
          ExitStatus.SPARK,
          "the master's page "
              + url
              + " cannot be read: "
              + e.getMessage()
              + "; whoever runs Spark: let this host reach that port",
          e);
    }
  }
}
