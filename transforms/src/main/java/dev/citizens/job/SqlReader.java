package dev.citizens.job;

import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.SqlQuestion;
import dev.citizens.sql.tree.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a question in SQL over the columns of a data set. */
final class SqlReader {
  private final Dataset dataset;
  private final Supplier<LocalDate> runDate;

  SqlReader(Dataset dataset, Supplier<LocalDate> runDate) {
    this.dataset = dataset;
    this.runDate = runDate;
  }

  /** A statement is too long to make a name of. */
  SqlAnalysis read(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("sql", "as"));
    String name = JobFileReader.name(node.required(keys, "as"));
    return new SqlAnalysis(name, query(keys.get("sql")), runDate.get());
  }

  private Query query(YamlNode statement) {
    List<SqlColumn> columns =
        dataset.columns().stream()
            .map(column -> new SqlColumn(column.name(), column.type()))
            .toList();
    try {
      return SqlQuestion.parse(statement.text(), dataset.name(), columns, runDate);
    } catch (SqlMistake e) {
      throw statement.error("sql, " + e.getMessage());
    }
  }
}
