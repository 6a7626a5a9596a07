package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random CSV files, well-formed and malformed. */
final class CsvFiles {
  private static final int MAX_COLUMNS = 5;
  private static final String[] DELIMITERS = {",", ";", "\t", "|", ":", " ", "\u0001", "~"};

  private CsvFiles() {}

  /** Files of a header and rows, in any style. */
  static Arbitrary<CsvFile> wellFormed() {
    return Combinators.combine(tables(), styles(), readings()).as(CsvFile::new);
  }

  /** Files of more rows than a batch holds, of which some cannot stay as they are. */
  static Arbitrary<CsvFile> ofManyBatches() {
    return Combinators.combine(tables(), styles(), readings())
        .as(
            (table, style, reading) -> {
              int times = table.rows().isEmpty() ? 1 : 2 + 2_100 / table.rows().size();
              // A batch ends with the buffer too, so that must hold more.
              CsvFile.Reading large =
                  new CsvFile.Reading(
                      1_000 * reading.bufferBytes(), 1_000 * reading.readBytes(), 0);
              return new CsvFile(
                  new CsvFile.Table(table.columns(), table.rows(), times), style, large);
            });
  }

  /** How files are written. */
  static Arbitrary<CsvFile.Style> styles() {
    return Combinators.combine(
            dialects(),
            Arbitraries.of(CsvFile.Quoting.values()),
            Arbitraries.of(CsvFile.LineEnds.values()),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.integers())
        .as(CsvFile.Style::new);
  }

  /** Any bytes at all, mostly such as matter, and files of which some bytes were changed. */
  static Arbitrary<MalformedFile> malformed() {
    return Combinators.combine(
            Arbitraries.oneOf(structuralBytes(), damagedBytes()),
            dialects(),
            Arbitraries.integers().between(1, MAX_COLUMNS),
            readings())
        .as(MalformedFile::new);
  }

  private static Arbitrary<CsvDialect> dialects() {
    return Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(",")), Tuple.of(2, Arbitraries.of(DELIMITERS)))
        .map(delimiter -> new CsvDialect((byte) delimiter.charAt(0)));
  }

  private static Arbitrary<CsvFile.Reading> readings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 300),
            Arbitraries.integers().between(1, 100),
            Arbitraries.integers())
        .as(CsvFile.Reading::new);
  }

  private static Arbitrary<CsvFile.Table> tables() {
    return Arbitraries.integers()
        .between(1, MAX_COLUMNS)
        .flatMap(
            columns ->
                values(columns)
                    .list()
                    .ofSize(columns)
                    .list()
                    .ofMaxSize(8)
                    .map(rows -> new CsvFile.Table(columns, rows, 1)));
  }

  private static Arbitrary<String> values(int columns) {
    // In a file of one column NULL would be a blank line, which is no record.
    Arbitrary<String> empty = Arbitraries.just(columns == 1 ? "" : null);
    return Arbitraries.frequencyOf(
        Tuple.of(2, empty),
        Tuple.of(1, Arbitraries.just("")),
        Tuple.of(5, pieces("a", "b", "0", "-", "é")),
        Tuple.of(6, nasty()),
        Tuple.of(1, longValues()));
  }

  private static Arbitrary<String> nasty() {
    return Arbitraries.oneOf(
            Arbitraries.of(DELIMITERS),
            Arbitraries.of(
                "a", "\"", "\"\"", "\n", "\r\n", "\r", "é", "🙂", "東", "\u0001", "\ufeff"))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }

  private static Arbitrary<String> longValues() {
    return Combinators.combine(nasty(), Arbitraries.integers().between(20, 200))
        .as((value, times) -> value.repeat(times));
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(8).map(list -> String.join("", list));
  }

  private static Arbitrary<byte[]> structuralBytes() {
    Arbitrary<byte[]> text =
        Arbitraries.oneOf(
                Arbitraries.of(DELIMITERS),
                Arbitraries.of(",", ",", "a", "é", "\"", "\"", "\"a\"", "\n", "\r\n", "\r", "\0"))
            .map(piece -> piece.getBytes(UTF_8));
    return Arbitraries.frequencyOf(Tuple.of(9, text), Tuple.of(1, anyByte()))
        .list()
        .ofMaxSize(60)
        .map(CsvFiles::joined);
  }

  private static Arbitrary<byte[]> damagedBytes() {
    Arbitrary<byte[]> change =
        Arbitraries.oneOf(
            Arbitraries.of("\"", "\n", "\r", ",", "").map(piece -> piece.getBytes(UTF_8)),
            anyByte());
    return Combinators.combine(
            wellFormed().filter(file -> file.bytes().length < 2_000),
            change,
            Arbitraries.integers().between(0, 1_999),
            Arbitraries.integers().between(0, 2))
        .as(
            (file, piece, place, removed) -> {
              byte[] whole = file.bytes();
              int from = place % whole.length;
              byte[] head = Arrays.copyOf(whole, from);
              int rest = Math.min(whole.length, from + removed);
              byte[] tail = Arrays.copyOfRange(whole, rest, whole.length);
              return joined(List.of(head, piece, tail));
            });
  }

  private static Arbitrary<byte[]> anyByte() {
    return Arbitraries.bytes().map(value -> new byte[] {value});
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteSink sink = new ByteSink(64);
    pieces.forEach(piece -> sink.append(piece, 0, piece.length));
    return sink.toByteArray();
  }
}
