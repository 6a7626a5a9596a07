package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Bytes that are read as CSV, whatever they are. */
final class MalformedFile {
  private final byte[] bytes;
  private final CsvDialect dialect;
  private final int columns;
  private final CsvFile.Reading reading;

  MalformedFile(byte[] bytes, CsvDialect dialect, int columns, CsvFile.Reading reading) {
    this.bytes = bytes;
    this.dialect = dialect;
    this.columns = columns;
    this.reading = reading;
  }

  int length() {
    return bytes.length;
  }

  /** The file for tests of its cuts; refuses to be made if scanner and grammar do not agree. */
  CutFile cut() {
    return new CutFile(bytes, columns, dialect, reading.bufferBytes());
  }

  /** What a scan with the file's own reads gives. */
  List<ScannedRecord> scan() {
    return ScannedRecord.scan(
        bytes, 0, bytes.length, columns, dialect, reading.bufferBytes(), reading.readBytes());
  }

  /** What a scan gives whose buffer holds the whole file. */
  List<ScannedRecord> scanAtOnce() {
    int length = bytes.length;
    return ScannedRecord.scan(bytes, 0, length, columns, dialect, length + 1, length + 1);
  }

  @Override
  public String toString() {
    String shown = new String(bytes, ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n");
    return "%s %s %s columns: %s".formatted(dialect, reading, columns, shown);
  }
}
