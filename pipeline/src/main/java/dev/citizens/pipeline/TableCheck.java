package dev.citizens.pipeline;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Verdict;
import dev.citizens.doctor.mysql.MySqlChecks;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;

/**
 * The table of a data set has the columns of the job file, and its questions and its transform fit
 * the columns that only the server knows.
 */
record TableCheck(Day day, Dataset dataset) implements Check {
  @Override
  public String name() {
    return "dataset " + dataset.name();
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.MYSQL;
  }

  @Override
  public Finding run() throws Exception {
    TableDrift drift = new TableDrift(day, dataset.asRead());
    Finding columns = MySqlChecks.ofColumns(day::mySql, drift.asked()).run();
    if (columns.verdict() != Verdict.FAIL) {
      try {
        Dataset known = KnownColumns.of(Steps.DAILY, day, dataset);
        known.analyses();
        day.hashKey(known);
      } catch (StepFailure mistakes) {
        throw new StepFailure(mistakes.status(), String.join("; ", mistakes.messages()), mistakes);
      }
    }
    return columns;
  }
}
