package dev.citizens.csv;

/** Takes the last lines of a text away, as an editor counts them. */
final class LastLines implements TextFilter {
  private final int[] ends; // of the last lines in what is held back, in a ring
  private int first; // the place of the first of them
  private int lines; // how many they are
  private final ByteSink held = new ByteSink(1 << 16);

  /** Takes so many away, at least one. */
  LastLines(int lines) {
    ends = new int[lines];
  }

  @Override
  public void pass(byte[] bytes, int from, int to, ByteSink out) {
    int before = held.length();
    held.append(bytes, from, to);
    int released = 0;
    for (int p = before; p < held.length(); p++) {
      if (held.array()[p] == CanonicalCsv.LINE_FEED) {
        if (lines == ends.length) {
          released = removeFirst();
        }
        ends[(first + lines) % ends.length] = p + 1;
        lines++;
      }
    }
    release(released, out);
  }

  private int removeFirst() {
    int end = ends[first];
    first = (first + 1) % ends.length;
    lines--;
    return end;
  }

  private void release(int count, ByteSink out) {
    out.append(held.array(), 0, count);
    held.removeFirst(count);
    for (int i = 0; i < lines; i++) {
      ends[(first + i) % ends.length] -= count;
    }
  }

  @Override
  public void finish(ByteSink out) {
    boolean lastIsOpen =
        held.length() > 0 && held.array()[held.length() - 1] != CanonicalCsv.LINE_FEED;
    if (lastIsOpen && lines == ends.length) {
      release(removeFirst(), out);
    }
    held.clear();
  }
}
