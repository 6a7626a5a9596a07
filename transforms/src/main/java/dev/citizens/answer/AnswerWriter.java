package dev.citizens.answer;

import java.io.IOException;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Prints the lines of an answer, in their order. */
public interface AnswerWriter {
  /** Takes a line: the canonical text of each value, null for NULL. */
  void line(List<@Nullable String> values) throws IOException;

  /** Prints what is left. The stream stays open. */
  void finish() throws IOException;
}
