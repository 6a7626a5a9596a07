package dev.citizens.benchmark;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Options of {@link NaiveBeam}. */
public interface NaiveOptions extends PipelineOptions {
  @Description("The CSV file without quotes, for example hdfs://namenode:8020/lake/citizens.csv")
  @Validation.Required
  String getInput();

  void setInput(String input);

  @Description("A folder: each analysis writes its lines to a file of it")
  @Validation.Required
  String getOutput();

  void setOutput(String output);

  @Description("country (one analysis) or five (all)")
  @Validation.Required
  Task getTask();

  void setTask(Task task);

  /** What is asked. */
  enum Task {
    COUNTRY,
    FIVE
  }
}
