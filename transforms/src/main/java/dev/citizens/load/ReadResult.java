package dev.citizens.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
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
      new CsvScanner(file.columns(), CsvDialect.COMMA.withColumns(file.columns()))
          .scan(channel, 0, file.bytes(), this);
    }
    flush();
  }

  @Override
  public void accept(RowBatch batch) throws IOException {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.reason(row) != null) {
        throw new IOException(
            "%s is damaged at byte %s: %s"
                .formatted(file.path(), batch.offset(row), batch.reason(row)));
      }
      if (header) {
        header = false;
      } else {
        add(batch, row);
      }
    }
  }

  private void add(RowBatch batch, int row) {
    String[] fields = new String[batch.columns()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = batch.text(row, i);
    }
    rows.add(toJson(fields));
    if (rows.size() == ROWS_PER_BLOCK) {
      flush();
    }
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
