package dev.citizens.benchmark;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The least that a Spark application can do: start a context and end; with the argument {@code
 * one-job}, also count one element on an executor.
 */
public final class EmptyApplication {
  private EmptyApplication() {}

  public static void main(String[] arguments) {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("empty"))) {
      if (arguments.length > 0 && arguments[0].equals("one-job")) {
        long count = context.parallelize(List.of(1), 1).count();
        if (count != 1) {
          throw new IllegalStateException("counted " + count);
        }
      }
    }
  }
}
