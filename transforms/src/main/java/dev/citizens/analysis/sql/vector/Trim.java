package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.CodePoints;

/**
 * Takes characters off the ends of texts: those of a second argument, or spaces of all kinds
 * (Unicode's category Zs, as DuckDB has it).
 */
record Trim(boolean left, boolean right) implements Kernel {
  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    Vector characters = arguments.length > 1 ? arguments[1] : null;
    byte[] bytes = texts.bytes();
    out.view(bytes);
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int from = texts.starts()[row];
        int to = texts.ends()[row];
        while (left && from < to && goes(bytes, from, characters, row)) {
          from += CodePoints.length(bytes[from]);
        }
        while (right && from < to && goes(bytes, lastCharacter(bytes, to), characters, row)) {
          to = lastCharacter(bytes, to);
        }
        out.setView(row, from, to);
      }
    }
  }

  private static int lastCharacter(byte[] bytes, int to) {
    int p = to - 1;
    while ((bytes[p] & 0xC0) == 0x80) {
      p--;
    }
    return p;
  }

  private static boolean goes(byte[] bytes, int place, Vector characters, int row) {
    int character = CodePoints.at(bytes, place);
    if (characters == null) {
      return Character.getType(character) == Character.SPACE_SEPARATOR;
    }
    for (int p = characters.starts()[row];
        p < characters.ends()[row];
        p += CodePoints.length(characters.bytes()[p])) {
      if (CodePoints.at(characters.bytes(), p) == character) {
        return true;
      }
    }
    return false;
  }
}
