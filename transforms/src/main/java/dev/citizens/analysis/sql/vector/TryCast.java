package dev.citizens.analysis.sql.vector;

/**
 * A cast, or the reading of a text, that gives NULL where it fails. What had failed before stays
 * so.
 */
record TryCast(Kernel cast) implements Kernel {
  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    cast.apply(arguments, out, rows);
    if (!out.anyFailed()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] > Vector.NULL && arguments[0].states()[row] == Vector.VALUE) {
        out.setNull(row);
      }
    }
  }
}
