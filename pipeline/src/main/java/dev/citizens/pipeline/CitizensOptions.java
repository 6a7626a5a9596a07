package dev.citizens.pipeline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The options of all steps. Each can also be given as an environment variable ({@code --runDate} as
 * {@code CITIZENS_RUN_DATE}) or under {@code options:} in the job file; {@link OptionLayers} says
 * which wins.
 */
public interface CitizensOptions extends PipelineOptions {
  @Description("The business day, YYYY-MM-DD. Default: today in --zone.")
  String getRunDate();

  void setRunDate(String runDate);

  @Description("The time zone in which the business day begins, for example Asia/Ho_Chi_Minh.")
  @Default.String("UTC")
  String getZone();

  void setZone(String zone);

  @Description("The lake: hdfs://HOST:PORT/FOLDER, or file:///FOLDER for the DirectRunner.")
  String getLake();

  void setLake(String lake);

  @Description("The job file: what the data is and what to do with it.")
  @Default.String("runner-config/job.yaml")
  String getJob();

  void setJob(String job);

  @Description(
      "The CSV file to upload: a path on this host, or hdfs:// or file:// if every worker sees it."
          + " Default: the data set's file: in the job file. For a run with one such data set.")
  String getCsv();

  void setCsv(String csv);

  @Description("Which data sets of the job file, separated by commas. Default: all.")
  String getDataset();

  void setDataset(String dataset);

  @Description("jdbc:mysql://HOST:3306/DATABASE. The password is in CITIZENS_MYSQL_PASSWORD.")
  String getMysqlUrl();

  void setMysqlUrl(String mysqlUrl);

  @Description("The MySQL user.")
  @Default.String("citizens")
  String getMysqlUser();

  void setMysqlUser(String mysqlUser);

  @Description("A file of mode 0600 with the MySQL password, instead of CITIZENS_MYSQL_PASSWORD.")
  String getMysqlPasswordFile();

  void setMysqlPasswordFile(String mysqlPasswordFile);

  @Description(
      "jdbc:postgresql://HOST:5432/DATABASE. The password is in CITIZENS_WAREHOUSE_PASSWORD.")
  String getWarehouseUrl();

  void setWarehouseUrl(String warehouseUrl);

  @Description("The PostgreSQL user.")
  @Default.String("citizens")
  String getWarehouseUser();

  void setWarehouseUser(String warehouseUser);

  @Description(
      "A file of mode 0600 with the warehouse's password, instead of CITIZENS_WAREHOUSE_PASSWORD.")
  String getWarehousePasswordFile();

  void setWarehousePasswordFile(String warehousePasswordFile);

  @Description(
      "A PostgreSQL role that may read the tables and views that loads make. Default: none.")
  String getWarehouseReader();

  void setWarehouseReader(String warehouseReader);

  @Description(
      "report, daily: a file on this host for the HTML report too. Default: only the lake's.")
  String getOutput();

  void setOutput(String output);

  @Description("ask: the question, a SELECT over one data set; docs/sql.md has the language.")
  String getSql();

  void setSql(String sql);

  @Description("ask: how the answer is printed: table, csv or json.")
  @Default.String("table")
  String getFormat();

  void setFormat(String format);

  @Description("doctor, status: JSON on standard output instead of a table.")
  @Default.Boolean(false)
  boolean getJson();

  void setJson(boolean json);

  @Description("doctor: the Airflow connections that must exist, separated by commas.")
  @Default.String("citizens_mysql,citizens_warehouse,citizens_telegram")
  String getAirflowConnections();

  void setAirflowConnections(String airflowConnections);

  @Description("doctor: the Airflow variables that must exist, separated by commas.")
  @Default.String("")
  String getAirflowVariables();

  void setAirflowVariables(String airflowVariables);
}
