package dev.citizens.source;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.TextFilter;
import dev.citizens.csv.TextRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A text in UTF-8 without what is not CSV. */
final class FilteredStream extends BlockStream {
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream text;
  private final List<TextFilter> filters;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private ByteSink passed = new ByteSink(BUFFER_BYTES);
  private ByteSink next = new ByteSink(BUFFER_BYTES);
  private int given; // of passed
  private boolean begun;
  private boolean ended;

  /** Filters that text, which is closed with this one. */
  FilteredStream(InputStream text, TextRules rules) {
    this.text = text;
    this.filters = rules.filters();
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    while (given == passed.length() && !ended) {
      fill();
    }
    int left = Math.min(count, passed.length() - given);
    if (left == 0) {
      return count == 0 ? 0 : -1;
    }
    System.arraycopy(passed.array(), given, to, offset, left);
    given += left;
    return left;
  }

  private void fill() throws IOException {
    given = 0;
    passed.clear();
    if (!begun) { // a byte order mark stands before the first line, and is not of it
      begun = true;
      byte[] first = text.readNBytes(FileHead.MARK_BYTES);
      if (FileHead.isByteOrderMark(first)) {
        passed.append(first, 0, first.length);
      } else {
        filter(first, first.length);
      }
      return;
    }
    int count = text.read(buffer, 0, BUFFER_BYTES);
    if (count < 0) {
      finish();
    } else {
      filter(buffer, count);
    }
  }

  private void filter(byte[] bytes, int count) {
    passed.append(bytes, 0, count);
    for (TextFilter filter : filters) {
      filter.pass(passed.array(), 0, passed.length(), next);
      swap();
    }
  }

  /** What a filter held back passes through those behind it. */
  private void finish() {
    ended = true;
    for (TextFilter filter : filters) {
      filter.pass(passed.array(), 0, passed.length(), next);
      filter.finish(next);
      swap();
    }
  }

  private void swap() {
    passed.clear();
    ByteSink emptied = passed;
    passed = next;
    next = emptied;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
