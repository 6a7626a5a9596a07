package dev.citizens.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Prints an answer as it would lie in the lake. */
final class AnswerCsv implements AnswerWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  private final OutputStream out;
  private final ByteSink pending = new ByteSink(FLUSH_BYTES);

  AnswerCsv(List<ResultColumn> columns, OutputStream out) {
    this.out = out;
    append(columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public void line(List<@Nullable String> values) throws IOException {
    append(values);
    if (pending.length() >= FLUSH_BYTES) {
      flush();
    }
  }

  private void append(List<@Nullable String> values) {
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        pending.append(CanonicalCsv.DELIMITER);
      }
      String value = values.get(column);
      if (value != null) {
        byte[] bytes = value.getBytes(UTF_8);
        CanonicalCsv.appendValue(pending, bytes, 0, bytes.length);
      }
    }
    pending.append(CanonicalCsv.LINE_FEED);
  }

  @Override
  public void finish() throws IOException {
    flush();
  }

  private void flush() throws IOException {
    out.write(pending.array(), 0, pending.length());
    pending.clear();
    out.flush();
  }
}
