package dev.citizens.benchmark;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Options of {@link NaiveJdbc}; the password is in {@code CITIZENS_MYSQL_PASSWORD}. */
public interface NaiveJdbcOptions extends PipelineOptions {
  @Description("jdbc:mysql://HOST:3306/DATABASE?useCursorFetch=true")
  @Validation.Required
  String getUrl();

  void setUrl(String url);

  @Description("The MySQL user")
  @Validation.Required
  String getUser();

  void setUser(String user);

  @Description("The largest id of the table citizens, whose smallest is 1")
  @Validation.Required
  Long getRows();

  void setRows(Long rows);

  @Description("What the files that are written begin with")
  @Validation.Required
  String getOutput();

  void setOutput(String output);
}
