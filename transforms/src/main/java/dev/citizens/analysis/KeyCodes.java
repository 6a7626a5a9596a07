package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CsvRow;

/**
 * Gives each value of a key expression a small number, in the order of their first rows.
 *
 * <p>The values of most columns that people group by are few, so their table stays in the
 * processor's cache, and groups of several columns can be counted by numbers instead of by strings.
 * Analyses share the codes of an expression: a row is looked up once.
 */
final class KeyCodes {
  /** What a row has whose value is one too many. */
  static final int NONE = -1;

  /** So that a code fits into 16 bits. A column with more values is better counted by its bytes. */
  static final int MAX_CODES = 1 << 16;

  private final KeyExpression expression;
  private final GroupTable values = new GroupTable(0);
  private final ByteSink value = new ByteSink(64);
  private long lastRow = -1;
  private int lastCode;

  KeyCodes(KeyExpression expression) {
    this.expression = expression;
  }

  /** The code of the row's value, or {@link #NONE}. */
  int codeOf(CsvRow row) {
    if (row.number() != lastRow) {
      lastRow = row.number();
      lastCode = values.groups() < MAX_CODES ? lookUp(row) : NONE;
    }
    return lastCode;
  }

  private int lookUp(CsvRow row) {
    value.clear();
    expression.append(row, value);
    return values.group(value.array(), 0, value.length());
  }

  /** Appends the value that has the code. */
  void appendValue(int code, ByteSink out) {
    out.append(values.keys(), values.keyStart(code), values.keyEnd(code));
  }

  long bytesUsed() {
    return values.bytesUsed();
  }
}
