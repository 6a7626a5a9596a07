package dev.citizens.analysis.sql;

import dev.citizens.analysis.Origins;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.RowQuery;
import java.util.List;

/** From which columns the rows of a transform come. */
public final class RowOrigins {
  private RowOrigins() {}

  /** Those of a statement that makes a row of each row: a question without groups. */
  public static Origins of(RowQuery query) {
    return QueryOrigins.of(
        new Query(
            query.text(),
            query.where(),
            List.of(),
            List.of(),
            List.of(),
            query.outputs(),
            null,
            List.of(),
            0));
  }
}
