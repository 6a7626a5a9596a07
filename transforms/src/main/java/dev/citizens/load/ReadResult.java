package dev.citizens.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.lake.DataFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads a result file into blocks of rows. Plain Java; one thread. */
final class ReadResult implements RecordSink {
  private static final int ROWS_PER_BLOCK = 5_000;

  /** A block of long values is sent before it has so many rows. */
  private static final long CHARACTERS_PER_BLOCK = 4 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResultFile file;
  private final Consumer<StagedBlock> out;
  private final UUID reading = UUID.randomUUID();
  private final CRC32C crc = new CRC32C();
  private boolean header = true;
  private long firstRow;
  private long characters;
  private List<String> rows = new ArrayList<>();

  ReadResult(ResultFile file, Consumer<StagedBlock> out) {
    this.file = file;
    this.out = out;
  }

  void run() throws IOException {
    try (ReadableByteChannel channel = new FilePath(file.path()).open(0)) {
      ReadableByteChannel checked =
          Channels.newChannel(new CheckedInputStream(Channels.newInputStream(channel), crc));
      int columns = file.columns().size();
      new CsvScanner(columns, CsvDialect.COMMA.withColumns(columns))
          .scan(checked, 0, file.bytes(), this);
    }
    flush();
    String receipt = toJson(new String[] {DataFile.hex((int) crc.getValue()), file.name()});
    out.accept(new StagedBlock(file.table(), reading, StagedBlock.RECEIPT, List.of(receipt)));
  }

  @Override
  public void accept(RowBatch batch) throws IOException {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.reason(row) != null) {
        throw damaged(batch.offset(row), batch.reason(row));
      }
      if (header) {
        header = false;
      } else {
        add(batch, row);
      }
    }
  }

  /** Of results that an older version wrote, a row may hold what the warehouse can't. */
  private StepFailure damaged(long offset, BadRowReason reason) {
    return new StepFailure(
        reason == BadRowReason.NUL_CHARACTER ? ExitStatus.QUALITY_GATE : ExitStatus.HDFS,
        "%s is damaged at byte %s: %s; nothing was published, run analyze again"
            .formatted(file.path(), offset, reason));
  }

  private void add(RowBatch batch, int row) {
    String[] fields = new String[batch.columns()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = batch.text(row, i);
    }
    String json = toJson(fields);
    rows.add(json);
    characters += json.length();
    if (rows.size() == ROWS_PER_BLOCK || characters >= CHARACTERS_PER_BLOCK) {
      flush();
    }
  }

  private void flush() {
    if (!rows.isEmpty()) {
      out.accept(new StagedBlock(file.table(), reading, firstRow, rows));
      firstRow += rows.size();
      characters = 0;
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
