package dev.citizens.analysis.sql;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Origins;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.failures.Printable;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question in SQL.
 *
 * @param dataset the name of the data set that it is asked of, for messages
 * @param runDate the day that ages are of
 * @param isWantedAsOne whether the result is wanted as one file, even if it has no limit
 */
public record SqlAnalysis(
    String name, String dataset, Query query, LocalDate runDate, boolean isWantedAsOne)
    implements Analysis {
  /** The column of a result whose lines nothing else tells apart. */
  static final String LINE = "line";

  /** One whose result is of several files if it is large. */
  public SqlAnalysis(String name, String dataset, Query query, LocalDate runDate) {
    this(name, dataset, query, runDate, false);
  }

  /** The same, with all lines in their order, however many they are. */
  public SqlAnalysis asOneFile() {
    return new SqlAnalysis(name, dataset, query, runDate, true);
  }

  @Override
  public boolean isOneFile() {
    return isWantedAsOne || Analysis.super.isOneFile();
  }

  @Override
  public String question() {
    return Printable.of(query.text().strip().replaceAll("\\s+", " "));
  }

  /** Lines are numbered if a key of the groups is not among the outputs. */
  @Override
  public boolean numbersLines() {
    return outputsOfKeys().size() < query.keys().size();
  }

  @Override
  public List<String> keyColumns() {
    return numbersLines() ? List.of(LINE) : List.copyOf(outputsOfKeys().values());
  }

  /** The first output that is the key, by the key's number. */
  private Map<Integer, String> outputsOfKeys() {
    Map<Integer, String> outputs = new TreeMap<>();
    for (Output output : query.outputs()) {
      if (output.expression() instanceof KeyRef key) {
        outputs.putIfAbsent(key.place(), output.name());
      }
    }
    return outputs;
  }

  @Override
  public List<ResultColumn> result() {
    List<ResultColumn> columns = new ArrayList<>();
    if (numbersLines()) {
      ResultColumn.counts(LINE).forEach(columns::add);
    }
    query.outputs().forEach(output -> columns.add(column(output)));
    return columns;
  }

  @Override
  public Origins origins() {
    return QueryOrigins.of(query);
  }

  private ResultColumn column(Output output) {
    return isCount(output)
        ? ResultColumn.counts(output.name()).findFirst().orElseThrow()
        : new ResultColumn(output.name(), output.expression().type(), true);
  }

  private boolean isCount(Output output) {
    if (!(output.expression() instanceof AggregateRef ref)) {
      return false;
    }
    Aggregate.Kind kind = query.aggregates().get(ref.place()).kind();
    return switch (kind) {
      case COUNT_ROWS, COUNT, APPROX_COUNT_DISTINCT, OCCURRENCES -> true;
      case SUM, AVG, MIN, MAX, STDDEV, APPROX_QUANTILE -> false;
    };
  }

  @Override
  public int top() {
    return query.limit();
  }

  @Override
  public Feed feed(SharedCodes codes) {
    return new SqlFeed(this, codes);
  }

  @Override
  public FirstMerge firstMerge() {
    if (query.aggregates().stream().anyMatch(Aggregate::countsDistinct)) {
      return new GroupShares(query);
    }
    return sharesTotals() ? new GroupTotals(this) : null;
  }

  /** Whether totals are of groups in several partitions: without keys there is one group. */
  boolean sharesTotals() {
    return !query.totals().isEmpty() && !query.keys().isEmpty();
  }

  @Override
  public Partial empty() {
    return new GroupStates(this);
  }
}
