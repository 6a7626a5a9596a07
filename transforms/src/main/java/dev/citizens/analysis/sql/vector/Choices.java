package dev.citizens.analysis.sql.vector;

import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** Functions that have the value of one of their arguments. */
final class Choices {
  private Choices() {}

  /** Conditions and results in turn, then what else. */
  static List<Expression> parts(Case choice) {
    List<Expression> parts = new ArrayList<>();
    for (Case.When when : choice.whens()) {
      parts.add(when.condition());
      parts.add(when.result());
    }
    parts.add(choice.otherwise());
    return parts;
  }

  /** {@code CASE} with {@link #parts}: a branch that is not taken may have failed. */
  static void firstTrue(Vector[] parts, Vector out, int rows) {
    for (int row = 0; row < rows; row++) {
      int part = 0;
      while (part < parts.length - 1
          && parts[part].states()[row] <= Vector.NULL
          && !parts[part].isTrue(row)) {
        part += 2;
      }
      if (part == parts.length - 1) {
        out.copy(row, parts[part], row);
      } else if (parts[part].states()[row] > Vector.NULL) {
        out.setState(row, parts[part].states()[row]);
      } else {
        out.copy(row, parts[part + 1], row);
      }
    }
  }

  /** The first that is not NULL. */
  static void coalesce(Vector[] arguments, Vector out, int rows) {
    for (int row = 0; row < rows; row++) {
      int chosen = 0;
      while (chosen < arguments.length - 1 && arguments[chosen].states()[row] == Vector.NULL) {
        chosen++;
      }
      out.copy(row, arguments[chosen], row);
    }
  }

  /** The first, or NULL if both are equal. */
  static void nullIf(Vector[] arguments, Vector out, int rows) {
    Vector value = arguments[0];
    Vector other = arguments[1];
    for (int row = 0; row < rows; row++) {
      if (other.states()[row] > Vector.NULL) {
        out.setState(row, other.states()[row]);
      } else if (other.states()[row] == Vector.VALUE
          && value.states()[row] == Vector.VALUE
          && Comparisons.compare(value, row, other, row) == 0) {
        out.setNull(row);
      } else {
        out.copy(row, value, row);
      }
    }
  }

  /** The greatest, NULLs left out. */
  static void greatest(Vector[] arguments, Vector out, int rows) {
    extreme(arguments, out, rows, 1);
  }

  /** The least, NULLs left out. */
  static void least(Vector[] arguments, Vector out, int rows) {
    extreme(arguments, out, rows, -1);
  }

  private static void extreme(Vector[] arguments, Vector out, int rows, int sign) {
    for (int row = 0; row < rows; row++) {
      Vector best = arguments[0];
      for (int i = 1; i < arguments.length; i++) {
        if (isBetter(arguments[i], best, row, sign)) {
          best = arguments[i];
        }
      }
      out.copy(row, best, row);
    }
  }

  /** Whatever has failed is better than a value, and a value is better than NULL. */
  private static boolean isBetter(Vector candidate, Vector best, int row, int sign) {
    byte state = candidate.states()[row];
    byte bestState = best.states()[row];
    if (state != Vector.VALUE || bestState != Vector.VALUE) {
      return bestState <= Vector.NULL && (state > Vector.NULL || bestState > state);
    }
    return Comparisons.compare(candidate, row, best, row) * sign > 0;
  }
}
