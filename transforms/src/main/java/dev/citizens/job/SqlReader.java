package dev.citizens.job;

import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.sql.SqlMistake;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/** Reads a question in SQL over the columns of a data set. */
final class SqlReader {
  private final Dataset dataset;
  private final Supplier<LocalDate> runDate;
  private final Mistakes mistakes;

  SqlReader(Dataset dataset, Supplier<LocalDate> runDate, Mistakes mistakes) {
    this.dataset = dataset;
    this.runDate = runDate;
    this.mistakes = mistakes;
  }

  /** A statement is too long to make a name of. */
  SqlAnalysis read(YamlNode node) {
    Map<String, YamlNode> keys = node.map(AnalysisKeys.SQL.names(), mistakes);
    String name = JobFileReader.name(node.required(keys, "as"));
    YamlNode statement = node.required(keys, "sql");
    try {
      return dataset.question(name, statement.text(), runDate.get());
    } catch (SqlMistake e) {
      throw statement.columnError("sql, " + e.getMessage());
    }
  }
}
