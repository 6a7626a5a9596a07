package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.lineage.RunEvent.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The statements of a step, which has one text for all. */
final class LineageSql {
  private LineageSql() {}

  /** Those among the questions, each behind the name of its result; null if none is SQL. */
  static @Nullable SqlText of(List<Analysis> analyses) {
    List<String> statements = new ArrayList<>();
    for (Analysis analysis : analyses) {
      if (analysis instanceof SqlAnalysis question) {
        statements.add("-- " + question.name() + "\n" + question.query().text().strip());
      }
    }
    return statements.isEmpty() ? null : new SqlText(String.join(";\n", statements), null);
  }
}
