package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A CSV file of a property test: what is in it, how it was written, and how it is to be read. */
final class CsvFile {
  private final Table table;
  private final Style style;
  private final Reading reading;
  private final byte[] bytes;

  /**
   * What is in a file: rows of as many values as there are columns, null for NULL.
   *
   * @param repeated how often the rows come one after the other
   */
  record Table(int columns, List<List<String>> rows, int repeated) {}

  /** Which fields are quoted, those apart that must be. */
  enum Quoting {
    NEEDED,
    EVERY,
    RANDOM
  }

  /** What records end with. */
  enum LineEnds {
    LF,
    CRLF,
    MIXED
  }

  /**
   * How a file is written.
   *
   * @param seed of what is left to chance: quotes, line ends, where blank lines stand
   */
  record Style(
      CsvDialect dialect,
      Quoting quoting,
      LineEnds lineEnds,
      boolean byteOrderMark,
      boolean lastLineEnd,
      boolean blankLines,
      int seed) {}

  /**
   * How a file is read.
   *
   * @param cutSeed of the places where it is cut
   */
  record Reading(int bufferBytes, int readBytes, int cutSeed) {}

  CsvFile(Table table, Style style, Reading reading) {
    this.table = table;
    this.style = style;
    this.reading = reading;
    this.bytes = new CsvFileWriter(style).write(header(), table);
  }

  /** The same table written in another way. */
  CsvFile with(Style other) {
    return new CsvFile(table, other, reading);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The bytes as text; every file is UTF-8. */
  String text() {
    return new String(bytes, UTF_8);
  }

  int columns() {
    return table.columns();
  }

  CsvDialect dialect() {
    return style.dialect();
  }

  Reading reading() {
    return reading;
  }

  /** The names of the columns. */
  List<String> header() {
    return List.of("id", "name", "birth", "city", "land").subList(0, table.columns());
  }

  /** All rows of the table, in order. */
  List<List<String>> rows() {
    return Collections.nCopies(table.repeated(), table.rows()).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Reads the header with the file's own reads. */
  HeaderLine readHeader() {
    try {
      CsvDialect dialect = style.dialect();
      return HeaderLine.of(
          FileHead.read(new SmallReads(bytes, 0, reading.readBytes()), dialect, 0), dialect, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What a scan behind the header gives. */
  List<ScannedRecord> scanRows() {
    return ScannedRecord.scan(
        bytes,
        readHeader().end(),
        bytes.length,
        table.columns(),
        style.dialect(),
        reading.bufferBytes(),
        reading.readBytes());
  }

  /** That of the rows; all of them must be accepted. */
  Fingerprint fingerprint() {
    FingerprintSum sum = new FingerprintSum();
    RecordSink sink =
        batch -> {
          if (batch.anyRejected()) {
            throw new AssertionError("rejected rows in " + this);
          }
          sum.add(batch);
        };
    try {
      new CsvScanner(table.columns(), style.dialect(), reading.bufferBytes())
          .scan(
              new SmallReads(bytes, (int) readHeader().end(), reading.readBytes()),
              readHeader().end(),
              bytes.length,
              sink);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return sum.sum();
  }

  /** The places, ascending, where the file is cut, chosen at random. */
  List<Integer> randomCuts() {
    return new Random(reading.cutSeed()).ints(6, 0, bytes.length + 1).sorted().boxed().toList();
  }

  @Override
  public String toString() {
    String shown = new String(bytes, ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n");
    return "%s %s %s".formatted(style, reading, shown);
  }
}
