package dev.citizens.draft;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.SeenTable;
import dev.citizens.extract.SeenTable.SeenColumn;
import dev.citizens.failures.Printable;
import dev.citizens.job.JobFileReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table as a data set of a job file.
 *
 * @param dataset its name
 */
record TableDraft(SeenTable seen, String dataset) {
  /** Sums of longer numbers may have more digits than an answer can. */
  private static final int MOST_SUMMED_DIGITS = 28;

  private static final int SHOWN_CHARACTERS = 40;

  private static final Pattern CHANGED =
      Pattern.compile("(?i)(last_?)?(updated?|modified|changed?)(_?(at|on|time|date|timestamp))?");

  private static final Pattern DELETED =
      Pattern.compile("(?i)(is_?)?(deleted|removed)(_?(at|on|time|date|flag))?");

  private static final String INDENT = "      ";

  /** Why nothing of the table can be extracted; null if something can. */
  static String objection(SeenTable seen) {
    if (!JobFileReader.isName(seen.table().name())) {
      return "its name is not of letters, digits and _; extract a view with another";
    }
    return seen.columns().stream().noneMatch(TableDraft::isExtracted)
        ? "it has no column that can be extracted"
        : null;
  }

  private static boolean isExtracted(SeenColumn each) {
    return each.column().columnType().isPresent() && JobFileReader.isName(each.column().name());
  }

  private List<SeenColumn> extracted() {
    return seen.columns().stream().filter(TableDraft::isExtracted).toList();
  }

  private static ColumnType type(SeenColumn each) {
    return each.column().columnType().orElseThrow();
  }

  /** The lines below {@code datasets}. */
  List<String> datasetLines() {
    List<String> lines = new ArrayList<>();
    lines.add("  %s:".formatted(YamlText.of(dataset)));
    lines.add(
        String.format(
            Locale.ROOT,
            "    table: %s # about %,d rows%s",
            YamlText.of(seen.table().name()),
            seen.table().estimatedRows(),
            splitRemark()));
    lines.add("    columns:");
    seen.columns().forEach(each -> lines.add(INDENT + columnLine(each)));
    lines.add("    quality: {maxBadRows: 0.1%}");
    deletedMark()
        .map(each -> "    # where: %s # leaves out rows that are marked".formatted(each))
        .ifPresent(lines::add);
    changeColumn()
        .map(
            each ->
                "    # incremental: {by: %s} # reads only what has changed: docs/your-own-server.md"
                    .formatted(YamlText.of(each)))
        .ifPresent(lines::add);
    return lines;
  }

  /** A condition for rows that no column, by its name and type, marks as deleted. */
  private Optional<String> deletedMark() {
    return extracted().stream()
        .filter(each -> DELETED.matcher(each.column().name()).matches())
        .flatMap(each -> notDeleted(each).stream())
        .map(YamlText::quoted)
        .findFirst();
  }

  private static Optional<String> notDeleted(SeenColumn each) {
    String quoted = "`" + each.column().name() + "`";
    return switch (type(each).kind()) {
      case DATE, TIMESTAMP -> Optional.of(quoted + " IS NULL");
      case LONG -> Optional.of(quoted + " = 0");
      default -> Optional.empty();
    };
  }

  /** A column that, by its name and type, tells when a row was changed, of a table with a key. */
  private Optional<String> changeColumn() {
    boolean hasKey =
        !seen.key().isEmpty()
            && extracted().stream()
                .map(each -> each.column().name())
                .toList()
                .containsAll(seen.key());
    return extracted().stream()
        .filter(each -> hasKey && type(each).equals(ColumnType.TIMESTAMP))
        .map(each -> each.column().name())
        .filter(name -> CHANGED.matcher(name).matches())
        .findFirst();
  }

  /** How the table is divided, if not by the key that its columns show. */
  private String splitRemark() {
    if (seen.splitColumn() != null && seen.key().equals(List.of(seen.splitColumn()))) {
      return "";
    }
    String key =
        seen.key().isEmpty()
            ? "no primary key"
            : "its key is " + Printable.of(String.join(", ", seen.key()));
    String read =
        seen.splitColumn() == null ? "one piece" : "ranges of " + Printable.of(seen.splitColumn());
    return "; %s: read in %s".formatted(key, read);
  }

  private String columnLine(SeenColumn each) {
    String name = each.column().name();
    String server = Printable.of(each.serverType(), SHOWN_CHARACTERS);
    if (each.column().columnType().isEmpty()) {
      return "# %s is %s, which cannot be extracted".formatted(Printable.of(name), server);
    }
    if (!isExtracted(each)) {
      return "# %s is left out: its name is not of letters, digits and _; extract a view with another"
          .formatted(Printable.of(name));
    }
    List<String> keys = new ArrayList<>(List.of("name: " + YamlText.of(name)));
    if (!type(each).equals(ColumnType.TEXT)) {
      keys.add("type: " + ColumnLines.type(type(each)));
    }
    if (seen.key().equals(List.of(name))) {
      keys.add("key: true");
    } else if (each.required()) {
      keys.add("required: true");
    }
    return ColumnLines.withRemark("- {" + String.join(", ", keys) + "}", server);
  }

  /**
   * The lines below {@code ask}.
   *
   * @param names of the job's results, to which those of this are added
   */
  List<String> questionLines(Set<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "- {profile: all, as: %s}".formatted(name("profile", names)));
    for (SeenColumn each : extracted()) {
      String column = each.column().name();
      boolean isEnum = each.serverType().startsWith("enum(");
      if (isEnum && !SafeNames.TAKEN.contains(column)) {
        lines.add(
            INDENT
                + "- {countBy: [%s], as: %s}"
                    .formatted(YamlText.of(column), name("by_" + column, names)));
      }
    }
    List<String> numbers =
        extracted().stream()
            .filter(TableDraft::isSummed)
            .map(each -> each.column().name())
            .toList();
    if (!numbers.isEmpty()) {
      lines.addAll(NumbersQuestion.of(numbers, name("numbers", names)));
    }
    return lines;
  }

  /** A number that is no key. */
  private static boolean isSummed(SeenColumn each) {
    ColumnType type = type(each);
    return !each.inKey()
        && NumbersQuestion.isAbout(type)
        && !each.serverType().startsWith("year")
        && !each.serverType().startsWith("bit")
        && (type.kind() != ColumnType.Kind.DECIMAL || type.precision() <= MOST_SUMMED_DIGITS);
  }

  private String name(String suffix, Set<String> names) {
    return SafeNames.unique(SafeNames.joined(dataset, suffix), names);
  }
}
