package dev.citizens.csv;

/** Ends lines with a line feed that end with a carriage return, alone or before a line feed. */
final class CarriageReturns implements TextFilter {
  private boolean behindReturn;

  @Override
  public void pass(byte[] bytes, int from, int to, ByteSink out) {
    for (int p = from; p < to; p++) {
      byte value = bytes[p];
      if (value == CanonicalCsv.CARRIAGE_RETURN) {
        out.append(CanonicalCsv.LINE_FEED);
      } else if (value != CanonicalCsv.LINE_FEED || !behindReturn) {
        out.append(value);
      }
      behindReturn = value == CanonicalCsv.CARRIAGE_RETURN;
    }
  }

  @Override
  public void finish(ByteSink out) {
    // nothing is held back
  }
}
