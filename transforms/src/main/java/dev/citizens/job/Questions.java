package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import java.util.List;

/** What the job file asks of a data set. */
@FunctionalInterface
public interface Questions {
  /** Nothing. */
  Questions NONE = dataset -> List.of();

  /**
   * The questions over the columns of the data set.
   *
   * @throws dev.citizens.failures.StepFailure with status 2, file and line if one is not possible
   */
  List<Analysis> over(Dataset dataset);
}
