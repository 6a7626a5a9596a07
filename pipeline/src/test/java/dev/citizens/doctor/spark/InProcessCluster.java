package dev.citizens.doctor.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Tuple3;

/**
 * A real standalone master and real workers in this JVM, on loopback. Enough for all that the
 * master says; executors would need a Spark distribution on the disk.
 */
public final class InProcessCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final RpcEnv master;
  private final int webPort;
  private final List<RpcEnv> workers = new ArrayList<>();

  public InProcessCluster(Path folder) {
    this.folder = folder;
    Tuple3<RpcEnv, Object, Option<Object>> started =
        Master.startRpcEnvAndEndpoint(HOST, 0, 0, conf());
    master = started._1();
    webPort = (int) started._2();
  }

  private static SparkConf conf() {
    return new SparkConf(false).set("spark.master.rest.enabled", "false");
  }

  public String url() {
    return "spark://" + HOST + ":" + master.address().port();
  }

  /** What {@code spark-submit} would hand to an application of this cluster. */
  public SparkConf clientConf() {
    return new SparkConf(false).set("spark.master", url()).set("spark.driver.host", HOST);
  }

  int webPort() {
    return webPort;
  }

  /** Starts a worker of one core and waits until the master knows it. */
  void addWorker(int memoryMib) throws IOException, InterruptedException {
    workers.add(
        Worker.startRpcEnvAndEndpoint(
            HOST,
            0,
            0,
            1,
            memoryMib,
            new String[] {url()},
            folder.toString(),
            Option.apply(workers.size()),
            conf(),
            Option.empty()));
    awaitWorkers(workers.size());
  }

  private void awaitWorkers(int wanted) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (freshState().workers().size() != wanted) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the master does not have " + wanted + " workers");
      }
      Thread.sleep(50);
    }
  }

  private MasterState freshState() throws IOException {
    SparkMaster asked = new SparkMaster(clientConf());
    asked.ask();
    return asked.state();
  }

  @Override
  public void close() {
    workers.forEach(RpcEnv::shutdown);
    master.shutdown();
  }
}
