package dev.citizens.csv;

/** Takes lines away that begin with a text. Within quotes no line begins. */
final class CommentLines implements TextFilter {
  private final byte[] comment;
  private final RecordStates states;
  private int state = RecordStates.RECORD;
  private int matched; // bytes of the comment that the line at hand begins with, held back
  private boolean inComment;

  CommentLines(byte[] comment, CsvDialect dialect) {
    this.comment = comment;
    this.states = new RecordStates(dialect);
  }

  @Override
  public void pass(byte[] bytes, int from, int to, ByteSink out) {
    int passed = from; // bytes before it are in out, or taken away, or held back
    for (int p = from; p < to; p++) {
      byte value = bytes[p];
      if (inComment) {
        inComment = value != CanonicalCsv.LINE_FEED;
        passed = p + 1;
      } else if (state == RecordStates.RECORD && value == comment[matched]) {
        if (matched == 0) {
          out.append(bytes, passed, p);
        }
        passed = p + 1;
        matched++;
        if (matched == comment.length) {
          matched = 0;
          inComment = true;
        }
      } else {
        release(out);
        state = states.next(state, value);
      }
    }
    out.append(bytes, passed, to);
  }

  /** The line does not begin with all of the comment. */
  private void release(ByteSink out) {
    out.append(comment, 0, matched);
    for (int i = 0; i < matched; i++) {
      state = states.next(state, comment[i]);
    }
    matched = 0;
  }

  @Override
  public void finish(ByteSink out) {
    release(out);
  }
}
