package dev.citizens.sniff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.RowBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether a file has characters in UTF-8 that are not ASCII. If it has, and bytes that are no text,
 * it is a damaged file of UTF-8; if it has not, they are the few accents of another encoding.
 */
final class Accents {
  private Accents() {}

  /**
   * Whether the line or a good row below it has some. Reads the file, so only where it matters.
   *
   * @throws IOException if it cannot be read
   */
  static boolean areUtf8(Path file, HeaderLine line, CsvDialect dialect) throws IOException {
    if (!line.names().isEmpty() && !US_ASCII.newEncoder().canEncode(line.text())) {
      return true;
    }
    boolean[] found = new boolean[1];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(line.end());
      new CsvScanner(line.names().size(), dialect)
          .scan(
              channel,
              line.end(),
              channel.size(),
              batch -> {
                batch.dropRejected();
                found[0] |= anyIn(batch);
              });
    }
    return found[0];
  }

  private static boolean anyIn(RowBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      for (int p = batch.rowStart(row); p < batch.rowEnd(row); p++) {
        if (batch.buffer()[p] < 0) {
          return true;
        }
      }
    }
    return false;
  }
}
