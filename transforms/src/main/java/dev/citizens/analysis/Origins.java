package dev.citizens.analysis;

import dev.citizens.analysis.ColumnUse.Way;
import dev.citizens.analysis.expression.KeyExpression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From which columns of the rows a result comes.
 *
 * @param ofColumns of each column of the result; one that comes from no column, as a number of rows
 *     does, is not there
 * @param ofLines what decides which lines the result has, and in which order
 */
public record Origins(Map<String, Set<ColumnUse>> ofColumns, Set<ColumnUse> ofLines) {
  public Origins {
    ofColumns = Collections.unmodifiableMap(new LinkedHashMap<>(ofColumns));
    ofLines = Collections.unmodifiableSet(new LinkedHashSet<>(ofLines));
  }

  /**
   * Those of a result with a line for each group, of columns that are the keys and numbers of rows.
   */
  static Origins ofGroups(List<KeyExpression> keys) {
    Builder origins = new Builder();
    for (KeyExpression key : keys) {
      origins
          .column(key.name(), ColumnUse.of(key))
          .lines(new ColumnUse(key.column(), Way.GROUP_BY));
    }
    return origins.build();
  }

  /** Those of a result in which each of some columns is computed from all of these. */
  public static Origins ofAll(List<String> columns, List<Integer> places) {
    Builder origins = new Builder();
    for (String column : columns) {
      places.forEach(place -> origins.column(column, new ColumnUse(place, Way.AGGREGATION)));
    }
    return origins.build();
  }

  /** Collects them, each once. */
  public static final class Builder {
    private final Map<String, Set<ColumnUse>> ofColumns = new LinkedHashMap<>();
    private final Set<ColumnUse> ofLines = new LinkedHashSet<>();

    /** Adds one of a column of the result. */
    public Builder column(String name, ColumnUse use) {
      ofColumns.computeIfAbsent(name, each -> new LinkedHashSet<>()).add(use);
      return this;
    }

    /** Adds one of the lines. */
    public Builder lines(ColumnUse use) {
      ofLines.add(use);
      return this;
    }

    public Origins build() {
      return new Origins(ofColumns, ofLines);
    }
  }
}
