package dev.citizens.draft;

import dev.citizens.csv.ColumnType;
import dev.citizens.sniff.SniffedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The lines below {@code ask} of a data set: what people ask first of data that they don't know.
 */
final class QuestionLines {
  private static final Set<ColumnType.Kind> GROUPED =
      Set.of(
          ColumnType.Kind.LONG,
          ColumnType.Kind.BOOLEAN,
          ColumnType.Kind.DATE,
          ColumnType.Kind.TIME,
          ColumnType.Kind.TIMESTAMP,
          ColumnType.Kind.TEXT);

  /** Groups of fewer rows, on average, say little. */
  private static final int ROWS_PER_GROUP = 10;

  /** More are no beginning. */
  private static final int MOST_COUNTS = 20;

  private static final String INDENT = "      ";

  private final FileDraft draft;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private QuestionLines(FileDraft draft) {
    this.draft = draft;
  }

  static List<String> of(FileDraft draft) {
    QuestionLines questions = new QuestionLines(draft);
    questions.addProfile();
    questions.addCounts();
    questions.addNumbers();
    return questions.lines;
  }

  private void addProfile() {
    lines.add(INDENT + "# Of each column: NULLs, different values, the smallest and the largest.");
    lines.add(INDENT + "- {profile: all, as: " + name("profile") + "}");
  }

  private void addCounts() {
    List<Integer> grouped = places(this::isGrouped);
    if (grouped.isEmpty()) {
      return;
    }
    lines.add(INDENT + "# Rows by each value of the columns that have few of them.");
    for (int place : grouped.subList(0, Math.min(MOST_COUNTS, grouped.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s- {countBy: [%s], as: %s} # %,d values",
              INDENT,
              YamlText.of(column(place)),
              name("by_" + column(place)),
              draft.file().columns().get(place).distinct()));
    }
    if (grouped.size() > MOST_COUNTS) {
      lines.add(
          INDENT + "# %s more columns have few values.".formatted(grouped.size() - MOST_COUNTS));
    }
  }

  private boolean isGrouped(int place) {
    SniffedColumn column = draft.file().columns().get(place);
    long most = Math.max(ROWS_PER_GROUP, draft.file().rows() / ROWS_PER_GROUP);
    return GROUPED.contains(column.type().kind())
        && column.distinct() > 1
        && column.distinct() <= most
        && column.distinct() * 2L <= draft.file().rows();
  }

  private void addNumbers() {
    List<Integer> numbers =
        places(
            place ->
                place != draft.key()
                    && NumbersQuestion.isAbout(draft.file().columns().get(place).type()));
    if (numbers.isEmpty()) {
      return;
    }
    lines.addAll(NumbersQuestion.of(numbers.stream().map(this::column).toList(), name("numbers")));
  }

  private List<Integer> places(IntPredicate wanted) {
    return IntStream.range(0, draft.names().size()).filter(wanted).boxed().toList();
  }

  private String column(int place) {
    return draft.names().get(place);
  }

  private String name(String suffix) {
    return SafeNames.unique(draft.resultName(suffix), names);
  }
}
