package dev.citizens.sniff;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What the values of one column are like, as far as they were looked at. Ranges of a file are
 * looked at one by one, whoever does it, and merged in order. Not thread-safe.
 */
final class ColumnFacts {
  /** A type that fewer values have is not spoken of: 9 of 10. */
  private static final int SPOKEN_OF_TENTHS = 9;

  /** Types are given up no earlier. */
  private static final int FIRST_VALUES = 1_000;

  private static final List<ColumnType> TYPES =
      List.of(ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.TIME, ColumnType.JSON);

  private final int column;
  private long values; // neither NULL nor one of the words
  private long nulls;
  private final WordCounts words = new WordCounts();
  private @Nullable NumberFit numbers = new NumberFit(); // null when given up, as those below
  private final List<TextFit> texts = new ArrayList<>(TYPES.stream().map(TextFit::new).toList());
  private final FewValues few = new FewValues();
  private final UniqueValues unique = new UniqueValues();

  ColumnFacts(int column) {
    this.column = column;
  }

  /** Looks at rows, none of which is rejected. */
  void look(RowBatch rows) {
    byte[] bytes = rows.buffer();
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (from == to) {
        nulls++;
        continue;
      }
      int word = NullWords.find(bytes, from, to);
      if (word >= 0) {
        words.add(word);
        continue;
      }
      values++;
      if (numbers != null) {
        numbers.look(bytes, from, to);
      }
      for (TextFit fit : texts) {
        fit.look(bytes, from, to);
      }
    }
    few.look(rows, column);
    unique.look(rows, column);
    giveUp();
  }

  /** Adds what is known of the rows that come next in the file. */
  void merge(ColumnFacts next) {
    values += next.values;
    nulls += next.nulls;
    words.merge(next.words);
    if (numbers != null && next.numbers != null) {
      numbers.merge(next.numbers);
    } else {
      numbers = null;
    }
    texts.removeIf(fit -> next.fit(fit.type()) == null);
    texts.forEach(fit -> fit.merge(next.fit(fit.type())));
    few.merge(next.few);
    unique.merge(next.unique);
  }

  private @Nullable TextFit fit(ColumnType type) {
    return texts.stream().filter(fit -> fit.type().equals(type)).findFirst().orElse(null);
  }

  /** Does not look any more for types that few values have. */
  private void giveUp() {
    if (values >= FIRST_VALUES) {
      texts.removeIf(fit -> !isSpokenOf(fit.fits()));
      if (numbers != null && !isSpokenOf(numbers.fits() + numbers.padded())) {
        numbers = null;
      }
    }
  }

  private boolean isSpokenOf(long fits) {
    return fits * 10 >= values * SPOKEN_OF_TENTHS && fits > 0;
  }

  UniqueValues unique() {
    return unique;
  }

  /** What they amount to. */
  SniffedColumn result() {
    return new TypeVerdict(values, nulls, words, numbers, texts, few, unique).column();
  }
}
