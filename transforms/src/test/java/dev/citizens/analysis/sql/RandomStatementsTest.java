package dev.citizens.analysis.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random questions about random tables: DuckDB's answers, cell by cell. */
class RandomStatementsTest {
  private static final int TABLES = Integer.getInteger("sql.tables", 520);
  private static final int QUESTIONS_A_TABLE = 10;
  private static final long SEED = Long.getLong("sql.seed", 20261126L);

  /** Averages and deviations are ours rounded once, and DuckDB's rounded at each step. */
  private static final double TOLERANCE = 1e-9;

  private int compared;
  private int simplified;

  @Test
  void answersAreThoseOfDuckDb() throws SQLException {
    try (DuckDb duckDb = new DuckDb()) {
      for (int i = 0; i < TABLES; i++) {
        Random random = new Random(SEED + i);
        RandomStatements statements = new RandomStatements(random);
        SqlTable table = statements.table();
        duckDb.create(table);
        for (int q = 0; q < QUESTIONS_A_TABLE; q++) {
          Query query = statements.query(table);
          compare(duckDb, table, query, random, "seed " + (SEED + i) + ", question " + q + ": ");
        }
      }
    }
    System.out.printf("%d statements compared with DuckDB%n", compared);
    assertThat(compared, greaterThan(TABLES * QUESTIONS_A_TABLE * 9 / 10));
    assertThat(simplified, lessThan(TABLES * QUESTIONS_A_TABLE / 100));
  }

  private void compare(DuckDb duckDb, SqlTable table, Query query, Random random, String label)
      throws SQLException {
    List<String> expected;
    try {
      expected = duckDb.answer(query);
    } catch (SQLException e) {
      if (e.getMessage().contains("Out of Range") || e.getMessage().contains("Conversion Error")) {
        return; // an overflow; ours may be in a branch that is not needed
      }
      throw new SQLException(label + e.getMessage() + "\n" + DuckDbText.of(query), e);
    }
    List<String> answer;
    try {
      answer = table.answer(query, random);
    } catch (EvaluationFailure e) {
      simplified++; // DuckDB sees that the value is NULL anyway: x * y * nullif(z, z)
      return;
    } catch (RuntimeException e) {
      throw new AssertionError(label + DuckDbText.of(query) + "\n" + SqlTable.csv(table.rows()), e);
    }
    List<String> ours = rounded(answer, query);
    List<String> theirs = rounded(expected, query);
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertThat(
          label + "line " + i + " of " + DuckDbText.of(query) + "\n" + SqlTable.csv(table.rows()),
          ours.get(i),
          is(theirs.get(i)));
    }
    assertThat(label + DuckDbText.of(query), ours.size(), is(theirs.size()));
    compared++;
  }

  static List<String> rounded(List<String> lines, Query query) {
    List<ColumnType> types =
        query.outputs().stream().map(Output::expression).map(e -> e.type()).toList();
    if (!types.contains(ColumnType.DOUBLE)) {
      return lines;
    }
    List<String> rounded = new ArrayList<>();
    for (String line : lines) {
      StringBuilder text = new StringBuilder();
      for (String field : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
        text.append(',').append(looksLikeDouble(field) ? near(Double.parseDouble(field)) : field);
      }
      rounded.add(text.toString());
    }
    return rounded;
  }

  private static boolean looksLikeDouble(String field) {
    return field.matches("-?\\d+\\.\\d{6,}|-?\\d+(\\.\\d+)?e[+-]\\d+");
  }

  private static String near(double value) {
    return String.format(Locale.ROOT, "%.9e", Math.abs(value) < TOLERANCE ? 0.0 : value);
  }
}
