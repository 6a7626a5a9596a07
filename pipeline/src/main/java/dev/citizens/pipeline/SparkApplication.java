package dev.citizens.pipeline;

import dev.citizens.failures.Cleanup;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.lake.Lake;
import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.pipeline.progress.SparkWork;
import dev.citizens.pipeline.progress.Workload;
import dev.citizens.secrets.ClusterSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.coders.SparkRunnerKryoRegistrator;
import org.apache.beam.runners.spark.translation.SparkContextFactory;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Beam's SparkRunner in one Spark application: all pipelines share a context, whose start costs
 * seconds. Needs {@code spark-submit}, which brings Spark's classes and settings.
 */
final class SparkApplication implements PipelineRunner {
  private static final int MASTER_TIMEOUT_MILLIS = 5_000;
  private static final int MASTER_PORT = 7077;
  private static final Duration EXECUTOR_PATIENCE = Duration.ofSeconds(45);

  private final SparkPipelineOptions options;
  private final JavaSparkContext context;
  private final ExecutorWatch executors;
  private final ProgressStyle style;
  private final SparkWork workOfTasks = new SparkWork();

  /**
   * Starts the application.
   *
   * @param lake from where the executors of a cluster fetch the jar, if it is in HDFS
   * @param style how pipelines tell how far they are
   * @throws StepFailure with {@link ExitStatus#SPARK} if no master answers
   */
  SparkApplication(PipelineOptions options, String name, Lake lake, ProgressStyle style) {
    this.style = style;
    this.options = options.as(SparkPipelineOptions.class);
    SparkConf conf =
        new SparkConf()
            .setAppName(name)
            .set("spark.kryo.registrator", SparkRunnerKryoRegistrator.class.getName());
    SparkWork.configure(conf);
    checkMaster(conf.get("spark.master", ""));
    ClusterSecret.applyTo(conf, System.getenv());
    fetchJarFromLake(conf, lake);
    context = new JavaSparkContext(conf);
    context.sc().addSparkListener(workOfTasks);
    executors = new ExecutorWatch(context, EXECUTOR_PATIENCE);
    SparkContextFactory.setProvidedSparkContext(context);
    this.options.setUsesProvidedSparkContext(true);
    this.options.setFilesToStage(List.of()); // spark-submit has sent the jar
  }

  /**
   * Spark itself would try for a minute and then go on without executors.
   *
   * @param master {@code local[…]}, or {@code spark://HOST:PORT,HOST:PORT}
   */
  private static void checkMaster(String master) {
    if (!master.startsWith("spark://")) {
      return;
    }
    StringBuilder refused = new StringBuilder();
    for (String address : master.substring("spark://".length()).split(",", -1)) {
      try (Socket socket = new Socket()) {
        socket.connect(addressOf(master, address), MASTER_TIMEOUT_MILLIS);
        return;
      } catch (UnknownHostException e) {
        refused.append(" (unknown host ").append(address.replaceFirst(":.*", "")).append(')');
      } catch (IOException e) {
        refused.append(" (").append(e.getMessage()).append(')');
      }
    }
    throw new StepFailure(
        ExitStatus.SPARK,
        "no Spark master answers at "
            + master
            + refused
            + "; check CITIZENS_SPARK_MASTER and that the master runs");
  }

  /** Executors of a cluster get the bundled jar from HDFS instead of from this process. */
  private static void fetchJarFromLake(SparkConf conf, Lake lake) {
    boolean cluster = conf.get("spark.master", "").startsWith("spark://");
    if (!cluster || !new FilePath(lake.paths().root()).onHdfs()) {
      return;
    }
    URI own =
        URI.create(
            String.valueOf(
                SparkApplication.class.getProtectionDomain().getCodeSource().getLocation()));
    String jars =
        Stream.of(conf.get("spark.jars", "").split(",", -1))
            .map(jar -> jar.equals(own.toString()) ? uriOf(JarInLake.of(Path.of(own), lake)) : jar)
            .collect(Collectors.joining(","));
    conf.set("spark.jars", jars);
  }

  /** For a list of URIs that is separated by commas. */
  private static String uriOf(String path) {
    return new FilePath(path).toUri().toString().replace(",", "%2C");
  }

  private static InetSocketAddress addressOf(String master, String address)
      throws UnknownHostException {
    try {
      URI uri = new URI("spark://" + address).parseServerAuthority();
      return new InetSocketAddress(
          InetAddress.getByName(uri.getHost()), uri.getPort() < 0 ? MASTER_PORT : uri.getPort());
    } catch (URISyntaxException e) {
      throw StepFailure.wrongUse(
          "the Spark master " + master + " is not spark://HOST:PORT; check CITIZENS_SPARK_MASTER");
    }
  }

  @Override
  public void run(Workload work, Consumer<Pipeline> build) {
    context.setJobGroup(
        work.name(), work.name()); // so that the web page and the event log tell the steps apart
    try {
      PipelineRunner.runToEnd(options, work, build, style, workOfTasks::done);
    } catch (RuntimeException e) {
      throw executors.explained(e);
    }
  }

  /** As Spark's master and its pages name it. */
  String id() {
    return context.sc().applicationId();
  }

  @Override
  public String driverHost() {
    return context.isLocal() ? null : context.getConf().get("spark.driver.host");
  }

  @Override
  public void close() {
    executors.close();
    Cleanup.run("end the Spark application", context::stop);
  }
}
