package dev.citizens.sniff;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How often each of {@link NullWords#ALL} stands in a column. Not thread-safe. */
final class WordCounts {
  private final long[] counts = new long[NullWords.ALL.size()];

  void add(int word) {
    counts[word]++;
  }

  void merge(WordCounts other) {
    Arrays.setAll(counts, word -> counts[word] + other.counts[word]);
  }

  long total() {
    return Arrays.stream(counts).sum();
  }

  /** Those that are there. */
  List<String> words() {
    return there().mapToObj(NullWords.ALL::get).toList();
  }

  private IntStream there() {
    return IntStream.range(0, counts.length).filter(word -> counts[word] > 0);
  }

  /** Such as {@code 8,255 × NA}. */
  @Override
  public String toString() {
    return there()
        .mapToObj(
            word ->
                String.format(
                    Locale.ROOT,
                    "%,d × %s",
                    counts[word],
                    NullWords.ALL.get(word).isEmpty()
                        ? "the empty text in quotes"
                        : NullWords.ALL.get(word)))
        .collect(joining(", "));
  }
}
