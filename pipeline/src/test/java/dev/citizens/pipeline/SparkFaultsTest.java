package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import org.apache.spark.SparkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Spark's driver throws when it has no exception of the executor's, only its text. */
class SparkFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ExecutorLostFailure (executor 0 exited) Reason: Command exited with code 137 | SPARK           | they ran out of memory
          ExecutorLostFailure (executor 0 exited) Reason: worker lost                  | SPARK           | see why on the workers' pages
          Job 3 cancelled because SparkContext was shut down                           | SPARK           | Spark lost its executors
          Lost task 0.3: java.lang.OutOfMemoryError: Java heap space                   | WRONG_USE       | raise spark.executor.memory
          Lost task 0.3: a.B: hunter2 at org.postgresql.core.v3.QueryExecutorImpl      | WAREHOUSE       | PostgreSQL failed
          Lost task 0.3: a.B: hunter2 at com.mysql.cj.jdbc.ClientPreparedStatement     | MYSQL           | MySQL failed
          Lost task 0.3: a.B: hunter2 at org.apache.hadoop.hdfs.DFSInputStream         | HDFS            | HDFS failed
          """)
  void ofAnExecutorOfWhichOnlyTextCameBack(String text, ExitStatus status, String words) {
    StepFailure failure =
        Failures.explain(
            new IllegalStateException(
                new SparkException("Job aborted due to stage failure: " + text)));

    assertThat(failure.status(), is(status));
    assertThat(failure.getMessage(), containsString(words));
    assertThat(failure.getMessage(), not(containsString("hunter2")));
  }
}
