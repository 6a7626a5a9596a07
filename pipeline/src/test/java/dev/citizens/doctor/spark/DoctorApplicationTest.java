package dev.citizens.doctor.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** A real Spark, inside this process. */
class DoctorApplicationTest {
  @Test
  void theExecutorReports() throws IOException, InterruptedException {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[2]")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (DoctorApplication application = new DoctorApplication(conf, 1)) {
      assertThat(application.await(1, Duration.ofSeconds(10)), is(1));
      List<ExecutorReport> reports = application.probe(List.of("127.0.0.1", "vps9.invalid"));
      assertThat(reports.size(), is(1));
      ExecutorReport report = reports.get(0);
      assertThat(report.javaFeature(), is(17));
      assertThat(report.sparkVersion(), is(org.apache.spark.package$.MODULE$.SPARK_VERSION()));
      assertThat(report.driverError(), is(""));
      assertThat(report.addresses(), is(Map.of("127.0.0.1", "127.0.0.1", "vps9.invalid", "")));
    }
  }
}
