package dev.citizens.pipeline;

import dev.citizens.pipeline.OptionUse.Group;
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
  @OptionUse(group = Group.DAY, value = "YYYY-MM-DD")
  String getRunDate();

  void setRunDate(String runDate);

  @Description("The time zone in which the business day begins, for example Asia/Ho_Chi_Minh.")
  @Default.String("UTC")
  @OptionUse(group = Group.DAY, value = "ZONE")
  String getZone();

  void setZone(String zone);

  @Description("The lake: hdfs://HOST:PORT/FOLDER, or file:///FOLDER for the DirectRunner.")
  @OptionUse(group = Group.DATA, value = "URI")
  String getLake();

  void setLake(String lake);

  @Description("The job file: what the data is and what to do with it.")
  @Default.String("runner-config/job.yaml")
  @OptionUse(group = Group.DATA, value = "PATH")
  String getJob();

  void setJob(String job);

  @Description(
      "The CSV file to upload: a path on this host, or hdfs:// or file:// if every worker sees it."
          + " Default: the data set's file: in the job file. For a run with one such data set.")
  @OptionUse(
      group = Group.DATA,
      value = "PATH",
      steps = {Steps.UPLOAD, Steps.DAILY, ValidateStep.NAME, DoctorStep.NAME})
  String getCsv();

  void setCsv(String csv);

  @Description("Which data sets of the job file, separated by commas. Default: all.")
  @OptionUse(
      group = Group.DATA,
      value = "NAME,...",
      steps = {
        Steps.UPLOAD,
        Steps.EXTRACT,
        Steps.ANALYZE,
        Steps.LOAD,
        Steps.RECONCILE,
        Steps.DAILY,
        AskStep.NAME,
        ValidateStep.NAME,
        DoctorStep.NAME
      })
  String getDataset();

  void setDataset(String dataset);

  @Description("Tables with incremental: are read in full, whatever has changed.")
  @Default.Boolean(false)
  @OptionUse(
      group = Group.DATA,
      steps = {Steps.EXTRACT, Steps.DAILY})
  boolean getFullRefresh();

  void setFullRefresh(boolean fullRefresh);

  @Description("jdbc:mysql://HOST:3306/DATABASE. The password is in CITIZENS_MYSQL_PASSWORD.")
  @OptionUse(group = Group.MYSQL, value = "URL")
  String getMysqlUrl();

  void setMysqlUrl(String mysqlUrl);

  @Description("The MySQL user.")
  @Default.String("citizens")
  @OptionUse(group = Group.MYSQL, value = "NAME")
  String getMysqlUser();

  void setMysqlUser(String mysqlUser);

  @Description("A file of mode 0600 with the MySQL password, instead of CITIZENS_MYSQL_PASSWORD.")
  @OptionUse(group = Group.MYSQL, value = "PATH")
  String getMysqlPasswordFile();

  void setMysqlPasswordFile(String mysqlPasswordFile);

  @Description(
      "How many connections to the server read rows beside each other at most. Default: one for each"
          + " core of the workers.")
  @OptionUse(
      group = Group.MYSQL,
      value = "N",
      steps = {Steps.EXTRACT, Steps.DAILY})
  String getMaxConnections();

  void setMaxConnections(String maxConnections);

  @Description(
      "How many rows all connections together read in a second at most; over one connection if"
          + " --maxConnections is not given. Default: without limit.")
  @OptionUse(
      group = Group.MYSQL,
      value = "N",
      steps = {Steps.EXTRACT, Steps.DAILY})
  String getMaxRowsPerSecond();

  void setMaxRowsPerSecond(String maxRowsPerSecond);

  @Description(
      "A file of mode 0600 with the key of sha256(…) in transform:, instead of CITIZENS_HASH_KEY.")
  @OptionUse(
      group = Group.MYSQL,
      value = "PATH",
      steps = {Steps.EXTRACT, Steps.DAILY, ValidateStep.NAME, DoctorStep.NAME})
  String getHashKeyFile();

  void setHashKeyFile(String hashKeyFile);

  @Description(
      "jdbc:postgresql://HOST:5432/DATABASE. The password is in CITIZENS_WAREHOUSE_PASSWORD.")
  @OptionUse(group = Group.WAREHOUSE, value = "URL")
  String getWarehouseUrl();

  void setWarehouseUrl(String warehouseUrl);

  @Description("The PostgreSQL user.")
  @Default.String("citizens")
  @OptionUse(group = Group.WAREHOUSE, value = "NAME")
  String getWarehouseUser();

  void setWarehouseUser(String warehouseUser);

  @Description(
      "A file of mode 0600 with the warehouse's password, instead of CITIZENS_WAREHOUSE_PASSWORD.")
  @OptionUse(group = Group.WAREHOUSE, value = "PATH")
  String getWarehousePasswordFile();

  void setWarehousePasswordFile(String warehousePasswordFile);

  @Description(
      "A PostgreSQL role that may read the tables and views that loads make. Default: none.")
  @OptionUse(
      group = Group.WAREHOUSE,
      value = "ROLE",
      steps = {Steps.LOAD, Steps.DAILY, ValidateStep.NAME, DoctorStep.NAME})
  String getWarehouseReader();

  void setWarehouseReader(String warehouseReader);

  @Description(
      "report, daily: a file on this host for the HTML report too. Default: only the lake's.")
  @OptionUse(
      group = Group.OUTPUT,
      value = "PATH",
      steps = {Steps.REPORT, Steps.DAILY})
  String getOutput();

  void setOutput(String output);

  @Description(
      "A file on this host for what is loaded of the job, and how its last run has ended, as metrics"
          + " for Prometheus' node exporter. Default: none.")
  @OptionUse(
      group = Group.OUTPUT,
      value = "PATH",
      steps = {
        Steps.UPLOAD,
        Steps.EXTRACT,
        Steps.ANALYZE,
        Steps.LOAD,
        Steps.RECONCILE,
        Steps.REPORT,
        Steps.PARQUET,
        Steps.DAILY,
        StatusStep.NAME
      })
  String getMetricsFile();

  void setMetricsFile(String metricsFile);

  @Description(
      "Where a receiver of OpenLineage events listens, which is told what each step reads and"
          + " writes. A token for it is in CITIZENS_LINEAGE_TOKEN. Default: none.")
  @OptionUse(group = Group.LINEAGE, value = "URL")
  String getLineageUrl();

  void setLineageUrl(String lineageUrl);

  @Description("A file on this host to which the same events are appended, one a line.")
  @OptionUse(group = Group.LINEAGE, value = "PATH")
  String getLineageFile();

  void setLineageFile(String lineageFile);

  @Description("The namespace of the jobs in these events.")
  @Default.String("citizens")
  @OptionUse(group = Group.LINEAGE, value = "NAME")
  String getLineageNamespace();

  void setLineageNamespace(String lineageNamespace);

  @Description(
      "The run of a scheduler that these events are to be part of: NAMESPACE/JOB/UUID. Default:"
          + " none.")
  @OptionUse(group = Group.LINEAGE, value = "RUN")
  String getLineageParent();

  void setLineageParent(String lineageParent);

  @Description("A file of mode 0600 with the receiver's token, instead of CITIZENS_LINEAGE_TOKEN.")
  @OptionUse(group = Group.LINEAGE, value = "PATH")
  String getLineageTokenFile();

  void setLineageTokenFile(String lineageTokenFile);

  @Description("ask: the question, a SELECT over one data set; docs/sql.md has the language.")
  @OptionUse(
      group = Group.DATA,
      value = "STATEMENT",
      steps = {AskStep.NAME})
  String getSql();

  void setSql(String sql);

  @Description("ask: how the answer is printed: table, csv or json.")
  @Default.String("table")
  @OptionUse(
      group = Group.OUTPUT,
      value = "table|csv|json",
      steps = {AskStep.NAME})
  String getFormat();

  void setFormat(String format);

  @Description(
      "How a long step tells on standard error how far it is: bar (of a terminal), lines (one in 10"
          + " s), json or none. Default: bar on a terminal, else lines.")
  @Default.String("auto")
  @OptionUse(
      group = Group.OUTPUT,
      value = "auto|bar|lines|json|none",
      steps = {
        Steps.UPLOAD,
        Steps.EXTRACT,
        Steps.ANALYZE,
        Steps.RECONCILE,
        Steps.DAILY,
        AskStep.NAME
      })
  String getProgress();

  void setProgress(String progress);

  @Description(
      "Tells what extract would read, and reads and writes nothing; other steps refuse it.")
  @Default.Boolean(false)
  @OptionUse(
      group = Group.OUTPUT,
      steps = {Steps.EXTRACT})
  boolean getDryRun();

  void setDryRun(boolean dryRun);

  @Description(
      "Shows the first rows of each table as extract would write them, up to N, at most 1000, and"
          + " writes nothing; other steps refuse it.")
  @OptionUse(
      group = Group.OUTPUT,
      value = "N",
      steps = {Steps.EXTRACT})
  String getLimit();

  void setLimit(String limit);

  @Description(
      "Tells what is wrong with the rows that extract would read, and writes nothing; other steps"
          + " refuse it.")
  @Default.Boolean(false)
  @OptionUse(
      group = Group.OUTPUT,
      steps = {Steps.EXTRACT})
  boolean getLint();

  void setLint(boolean lint);

  @Description(
      "doctor, extract, status, validate: JSON on standard output instead of a table; of extract"
          + " with --dryRun or --lint only.")
  @Default.Boolean(false)
  @OptionUse(
      group = Group.OUTPUT,
      steps = {DoctorStep.NAME, Steps.EXTRACT, StatusStep.NAME, ValidateStep.NAME})
  boolean getJson();

  void setJson(boolean json);

  @Description("doctor: the Airflow connections that must exist, separated by commas.")
  @Default.String("citizens_mysql,citizens_warehouse,citizens_telegram")
  @OptionUse(group = Group.CHECKS, value = "NAME,...")
  String getAirflowConnections();

  void setAirflowConnections(String airflowConnections);

  @Description("doctor: the Airflow variables that must exist, separated by commas.")
  @Default.String("")
  @OptionUse(group = Group.CHECKS, value = "NAME,...")
  String getAirflowVariables();

  void setAirflowVariables(String airflowVariables);
}
