package dev.citizens.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a result file into blocks of rows. Plain Java; one thread. */
final class ReadResult implements RecordSink {
  private static final int ROWS_PER_BLOCK = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultFile file;
  private final Consumer<StagedBlock> out;
  private boolean header = true;
  private long firstRow;
  private List<String> rows = new ArrayList<>();

  ReadResult(ResultFile file, Consumer<StagedBlock> out) {
    this.file = file;
    this.out = out;
  }

  void run() throws IOException {
    try (ReadableByteChannel channel = Lake.open(file.path(), 0)) {
      new CsvScanner(file.columns()).scan(channel, 0, file.bytes(), this);
    }
    flush();
  }

  @Override
  public void row(long offset, CsvRow row) {
    if (header) {
      header = false;
      return;
    }
    String[] fields = new String[row.columns()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = row.text(i);
    }
    rows.add(toJson(fields));
    if (rows.size() == ROWS_PER_BLOCK) {
      flush();
    }
  }

  @Override
  public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to)
      throws IOException {
    throw new IOException(file.path() + " is damaged at byte " + offset + ": " + reason);
  }

  private void flush() {
    if (!rows.isEmpty()) {
      out.accept(new StagedBlock(file.table(), firstRow, rows));
      firstRow += rows.size();
      rows = new ArrayList<>();
    }
  }

  private static String toJson(String[] fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
