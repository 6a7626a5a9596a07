package dev.citizens.analysis.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Query;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Rows that questions are asked of.
 *
 * @param types by the columns' names, in order
 * @param rows canonical texts of the values; null for NULL
 */
record SqlTable(LinkedHashMap<String, ColumnType> types, List<List<String>> rows) {
  static final LocalDate RUN_DATE = LocalDate.of(2026, 11, 26);

  ColumnRef column(String name) {
    List<String> names = List.copyOf(types.keySet());
    return new ColumnRef(names.indexOf(name), name, types.get(name));
  }

  /** The lines of the answer, all rows taken by one feed. */
  List<String> answer(Query query) {
    return answer(query, List.of(rows));
  }

  /** The lines of the answer, rows in any order and spread over any number of feeds. */
  List<String> answer(Query query, Random random) {
    List<List<String>> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<List<List<String>>> shares = new ArrayList<>();
    int from = 0;
    if (shuffled.isEmpty()) {
      shares.add(shuffled);
    }
    while (from < shuffled.size()) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      shares.add(shuffled.subList(from, to));
      from = to;
    }
    Collections.shuffle(shares, random);
    return answer(query, shares);
  }

  private List<String> answer(Query query, List<List<List<String>>> shares) {
    SqlAnalysis question = new SqlAnalysis("q", "t", query, RUN_DATE);
    List<Writable[]> learnt =
        shares.stream().map(share -> feed(question, share).partials()).toList();
    if (question.firstMerge() != null) {
      learnt =
          byPartition(learnt, question::firstMerge).values().stream()
              .map(FirstMerge::partials)
              .toList();
    }
    Map<Integer, Partial> merged = byPartition(learnt, question::empty);
    Map<String, String> lines = new TreeMap<>(); // by order
    for (Partial each : merged.values()) {
      Partial again = question.empty();
      merge(again, each);
      emit(again, question.top(), lines);
    }
    List<String> inOrder = List.copyOf(lines.values());
    return question.top() == 0
        ? inOrder
        : inOrder.subList(0, Math.min(question.top(), inOrder.size()));
  }

  private static <M extends Mergeable> Map<Integer, M> byPartition(
      List<Writable[]> learnt, Supplier<M> empty) {
    Map<Integer, M> merged = new TreeMap<>();
    for (Writable[] partials : learnt) {
      for (int partition = 0; partition < partials.length; partition++) {
        if (partials[partition] != null) {
          merge(merged.computeIfAbsent(partition, missing -> empty.get()), partials[partition]);
        }
      }
    }
    return merged;
  }

  /** What has taken these rows. */
  Analysis.Feed feed(SqlAnalysis question, List<List<String>> share) {
    Analysis.Feed feed = question.feed(new SharedCodes());
    byte[] file = csv(share).getBytes(UTF_8);
    try {
      new CsvScanner(types.size(), CsvDialect.COMMA)
          .scan(Channels.newChannel(new ByteArrayInputStream(file)), 0, file.length, feed::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return feed;
  }

  static String csv(List<List<String>> rows) {
    StringBuilder csv = new StringBuilder();
    for (List<String> row : rows) {
      List<String> fields = new ArrayList<>();
      for (String value : row) {
        fields.add(value == null ? "" : new String(CanonicalCsv.field(value).toByteArray(), UTF_8));
      }
      csv.append(String.join(",", fields)).append('\n');
    }
    return csv.toString();
  }

  static void merge(Mergeable into, Writable from) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      from.writeTo(new DataOutputStream(bytes));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      into.merge(in);
      if (in.available() > 0) {
        throw new AssertionError("not all that was written was read");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void emit(Partial partial, int top, Map<String, String> lines) {
    try {
      partial.emit(
          top,
          (order, orderLength, line, length) -> {
            // A char a byte has the order of the bytes.
            String key = new String(order, 0, orderLength, ISO_8859_1);
            if (lines.put(key, new String(line, 0, length, UTF_8)) != null) {
              throw new AssertionError("two lines have the same order");
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
