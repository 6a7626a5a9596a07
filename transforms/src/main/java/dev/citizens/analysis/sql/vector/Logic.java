package dev.citizens.analysis.sql.vector;

/**
 * SQL's three-valued logic. What decides the result alone does so whatever the others are, in any
 * order: FALSE for AND, TRUE for OR.
 */
final class Logic {
  private Logic() {}

  static void and(Vector[] arguments, Vector out, int rows) {
    decide(arguments, out, rows, 0);
  }

  static void or(Vector[] arguments, Vector out, int rows) {
    decide(arguments, out, rows, 1);
  }

  private static void decide(Vector[] arguments, Vector out, int rows, long deciding) {
    out.mergeStates(arguments, rows);
    byte[] states = out.states();
    long[] result = out.longs();
    for (int row = 0; row < rows; row++) {
      result[row] = 1 - deciding;
    }
    for (Vector argument : arguments) {
      byte[] argumentStates = argument.states();
      long[] values = argument.longs();
      for (int row = 0; row < rows; row++) {
        if (argumentStates[row] == Vector.VALUE && values[row] == deciding) {
          states[row] = Vector.VALUE;
          result[row] = deciding;
        }
      }
    }
  }

  static void not(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      out.longs()[row] = 1 - arguments[0].longs()[row];
    }
  }

  static void isNull(Vector[] arguments, Vector out, int rows) {
    testNull(arguments[0], out, rows, 1);
  }

  static void isNotNull(Vector[] arguments, Vector out, int rows) {
    testNull(arguments[0], out, rows, 0);
  }

  private static void testNull(Vector argument, Vector out, int rows, long ifNull) {
    for (int row = 0; row < rows; row++) {
      byte state = argument.states()[row];
      if (state > Vector.NULL) {
        out.setState(row, state);
      } else {
        out.setLong(row, state == Vector.NULL ? ifNull : 1 - ifNull);
      }
    }
  }
}
