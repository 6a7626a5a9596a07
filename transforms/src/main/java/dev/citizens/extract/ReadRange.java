package dev.citizens.extract;

import dev.citizens.element.ElementCoder;
import dev.citizens.extract.delta.Changes;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What came of a range of a table: its rows, or why the table cannot be read.
 *
 * @param table its place among the tables of the extract, from 0
 * @param written null if the table failed
 * @param changes what else is known if only changes are read; else null
 * @param refusal null if it did not
 */
public record ReadRange(
    int table,
    @Nullable WrittenRange written,
    @Nullable Changes changes,
    @Nullable Refusal refusal) {
  /** How it travels. */
  public static final Coder<ReadRange> CODER =
      ElementCoder.of(ReadRange.class, ReadRange::writeTo, ReadRange::readFrom);

  private static final Coder<String> MESSAGE = StringUtf8Coder.of();

  /** Why a table cannot be read, in one line that holds no value of the data. */
  public record Refusal(ExitStatus status, String message) {
    /** To be thrown. */
    public StepFailure failure() {
      return new StepFailure(status, message);
    }
  }

  static ReadRange of(int table, WrittenRange written) {
    return new ReadRange(table, written, null, null);
  }

  static ReadRange of(int table, WrittenRange written, Changes changes) {
    return new ReadRange(table, written, changes, null);
  }

  static ReadRange refused(int table, StepFailure failure) {
    return new ReadRange(table, null, null, new Refusal(failure.status(), failure.getMessage()));
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(table);
    out.writeBoolean(written != null);
    if (written != null) {
      WrittenRange.CODER.encode(written, out);
      out.writeBoolean(changes != null);
      if (changes != null) {
        changes.writeTo(out);
      }
    } else {
      out.writeUTF(refusal.status().name());
      MESSAGE.encode(refusal.message(), out);
    }
  }

  private static ReadRange readFrom(DataInputStream in) throws IOException {
    int table = in.readInt();
    if (in.readBoolean()) {
      WrittenRange written = WrittenRange.CODER.decode(in);
      return new ReadRange(table, written, in.readBoolean() ? Changes.readFrom(in) : null, null);
    }
    ExitStatus status = ExitStatus.valueOf(in.readUTF());
    return new ReadRange(table, null, null, new Refusal(status, MESSAGE.decode(in)));
  }
}
