package dev.citizens.answer;

import dev.citizens.analysis.ResultColumn;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the answer to a question that was asked by hand is printed. */
public enum AnswerFormat {
  /** Aligned columns, for people; the first lines of a long answer. */
  TABLE,
  /** Canonical CSV with a header. */
  CSV,
  /** An array of objects. */
  JSON;

  /** What {@link #of} takes, for messages. */
  public static final String ALLOWED =
      Arrays.stream(values()).map(AnswerFormat::toString).collect(Collectors.joining(", "));

  /** The format with that name. */
  public static Optional<AnswerFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst();
  }

  /** What writes an answer with these columns, as UTF-8. */
  public AnswerWriter writer(List<ResultColumn> columns, OutputStream out) {
    return switch (this) {
      case TABLE -> new AnswerTable(columns, out);
      case CSV -> new AnswerCsv(columns, out);
      case JSON -> new AnswerJson(columns, out);
    };
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
