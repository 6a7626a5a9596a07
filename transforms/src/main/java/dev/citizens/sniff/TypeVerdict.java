package dev.citizens.sniff;

import dev.citizens.csv.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What to declare of a column: the narrowest type that every value has, as a careful person would
 * say, and what that person would add.
 *
 * @param values how many are neither NULL nor one of the words
 * @param nulls how many are NULL
 * @param numbers null if few values are numbers
 * @param texts the other types that many values have
 */
record TypeVerdict(
    long values,
    long nulls,
    WordCounts words,
    @Nullable NumberFit numbers,
    List<TextFit> texts,
    FewValues few,
    UniqueValues unique) {
  /** A boolean has words of one of these, and both, as `f` alone may be a name for anything. */
  private static final List<Set<String>> BOOLEANS =
      List.of(Set.of("true", "false"), Set.of("yes", "no"), Set.of("t", "f"), Set.of("y", "n"));

  private static final Set<ColumnType.Kind> KEYS =
      Set.of(
          ColumnType.Kind.LONG,
          ColumnType.Kind.DATE,
          ColumnType.Kind.TIMESTAMP,
          ColumnType.Kind.TEXT);

  SniffedColumn column() {
    ColumnType type = type();
    boolean typed = !type.equals(ColumnType.TEXT);
    List<String> spellings = typed ? words.words() : List.of();
    boolean required = nulls == 0 && spellings.isEmpty() && values + words.total() > 0;
    boolean key =
        required
            && KEYS.contains(type.kind())
            && unique.verdict() == UniqueValues.Verdict.UNIQUE
            && !oddlySpelled(type);
    return new SniffedColumn(
        type, spellings, required, key, few.areFew() ? few.size() : -1, remarks(type));
  }

  private ColumnType type() {
    if (values == 0) {
      return ColumnType.TEXT;
    }
    if (numbers != null && numbers.fits() == values) {
      return numbers.type();
    }
    if (areBooleans()) {
      return ColumnType.BOOLEAN;
    }
    return texts.stream()
        .filter(fit -> fit.fits() == values)
        .map(TextFit::type)
        .findFirst()
        .orElse(ColumnType.TEXT);
  }

  private boolean areBooleans() {
    return few.areFew()
        && BOOLEANS.contains(
            few.texts().stream()
                .filter(text -> !NullWords.ALL.contains(text) && !text.equals("\"\""))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  /** Whether two spellings may be one value, which counts as two here. */
  private boolean oddlySpelled(ColumnType type) {
    return (numbers != null && numbers.anyOddlySpelled())
        || texts.stream().anyMatch(fit -> fit.type().equals(type) && fit.anyOddlySpelled());
  }

  private List<String> remarks(ColumnType type) {
    List<String> remarks = new ArrayList<>();
    if (values == 0) {
      remarks.add(words.total() == 0 ? "no row has a value" : "no other value than " + words);
    } else if (type.equals(ColumnType.TEXT)) {
      remarks.addAll(remarksOfText());
    } else {
      remarks.addAll(remarksOfTyped(type));
    }
    if (nulls > 0 && values + words.total() > 0) {
      remarks.add(count(nulls) + " empty");
    }
    return remarks;
  }

  private List<String> remarksOfTyped(ColumnType type) {
    List<String> remarks = new ArrayList<>();
    if (words.total() > 0) {
      remarks.add(words.toString());
    }
    if (type.equals(ColumnType.LONG) && numbers.areBits()) {
      remarks.add("0 and 1 only: boolean, if they mean no and yes");
    }
    if (type.equals(ColumnType.DOUBLE) && numbers.haveTooManyDigits()) {
      remarks.add("more than 15 digits, as computed numbers have");
    }
    return remarks;
  }

  private List<String> remarksOfText() {
    List<String> remarks = new ArrayList<>();
    if (numbers != null && numbers.padded() > 0 && numbers.fits() + numbers.padded() == values) {
      remarks.add(
          count(numbers.padded())
              + " of the numbers have zeros in front, as codes have; text keeps them");
    } else {
      almost().ifPresent(remarks::add);
    }
    if (words.total() > 0) {
      remarks.add(words + ": list it under nulls if it means no value");
    }
    return remarks;
  }

  /** The type that most values have, if there is one. */
  private Optional<String> almost() {
    record Fit(ColumnType type, long fits) {}
    List<Fit> fits = new ArrayList<>();
    if (numbers != null) {
      fits.add(new Fit(numbers.type(), numbers.fits()));
    }
    texts.forEach(fit -> fits.add(new Fit(fit.type(), fit.fits())));
    return fits.stream()
        .filter(fit -> fit.fits() * 10 >= values * 9 && fit.fits() < values)
        .max(Comparator.comparingLong(Fit::fits))
        .map(
            fit ->
                String.format(
                    Locale.ROOT,
                    "%.1f %% are %s, %,d are not",
                    Math.floor(1000.0 * fit.fits() / values) / 10,
                    fit.type(),
                    values - fit.fits()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
