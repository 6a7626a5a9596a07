package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.MomentFormat;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import java.util.List;
import java.util.Locale;

/** Functions that read dates and times of texts. */
final class Moments {
  private Moments() {}

  static Expression parse(Function function, List<Bound> arguments) {
    String name = function.name().toLowerCase(Locale.ROOT);
    Bound format = arguments.get(1);
    try {
      MomentFormat.of(Patterns.requireConstant(format, name));
    } catch (IllegalArgumentException e) {
      throw new SqlMistake(format.place(), "the format of " + name + " " + e.getMessage());
    }
    return new Call(
        function,
        List.of(Parameters.text(arguments.get(0), name + "(text, format)"), format.expression()),
        ColumnType.TIMESTAMP);
  }
}
