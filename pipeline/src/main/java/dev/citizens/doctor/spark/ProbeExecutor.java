package dev.citizens.doctor.spark;

import dev.citizens.upload.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;

/**
 * Runs on an executor and reports from there.
 *
 * @param served one byte of the launching host, served as upload serves the CSV file
 * @param hosts whose names are looked up
 */
record ProbeExecutor(ByteSource served, List<String> hosts)
    implements Function<Integer, ExecutorReport> {

  @Override
  public ExecutorReport call(Integer task) {
    SparkEnv environment = SparkEnv.get();
    Map<String, String> addresses = new LinkedHashMap<>();
    hosts.forEach(host -> addresses.put(host, address(host)));
    return new ExecutorReport(
        environment.executorId(),
        environment.blockManager().blockManagerId().host(),
        Runtime.version().feature(),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        System.currentTimeMillis(),
        driverError(),
        addresses);
  }

  private String driverError() {
    try (InputStream in = served.open(0, 1)) {
      return in.read() < 0 ? "no byte came" : "";
    } catch (IOException e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }

  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
