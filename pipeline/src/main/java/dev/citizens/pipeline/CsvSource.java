package dev.citizens.pipeline;

import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.IoCause;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.job.CsvFile;
import dev.citizens.job.Dataset;
import dev.citizens.report.Shown;
import dev.citizens.source.SourceForm;
import dev.citizens.upload.ByteSource;
import dev.citizens.upload.HeaderObjection;
import dev.citizens.upload.SourceIdentity;
import dev.citizens.upload.SourceText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The CSV file of the day, looked at before it is uploaded.
 *
 * @param path a path on this host, or one that every worker can open
 * @param name how messages call it
 * @param onThisHost whether only this host is known to have it
 * @param identity by which another file in its place is known
 * @param form how it is packed and encoded
 * @param dataStart where its first row starts, behind the header if it has one; in plain CSV
 * @param endsAbove whether no row is there, and the line above has no line end
 */
record CsvSource(
    FilePath path,
    String name,
    boolean onThisHost,
    SourceIdentity identity,
    SourceForm form,
    long dataStart,
    boolean endsAbove,
    Configuration hdfsConfiguration) {

  /**
   * Looks at the file.
   *
   * @param name how messages call it: as whoever has to mend it finds it
   * @throws StepFailure with status 2 if it is no file, 10 if it is not there or empty, 11 if its
   *     header is another, or it cannot be unpacked
   */
  static CsvSource of(String csv, String name, Dataset dataset, Configuration hdfsConfiguration) {
    FilePath given = new FilePath(csv);
    boolean onThisHost = !given.hasScheme();
    if (!onThisHost && !given.isShared()) {
      throw StepFailure.wrongUse(
          name + " is neither a path, nor hdfs://HOST:PORT/FILE, nor file:///FILE");
    }
    FilePath path = onThisHost ? new FilePath(given.local().toString()) : given;
    try {
      SourceIdentity identity = SourceIdentity.of(path, name, hdfsConfiguration);
      if (identity.bytes() == 0) {
        throw notReady(name + " is empty; run again when it is complete");
      }
      SourceForm form =
          SourceForm.of(path, dataset.file().encoding(), name).with(dataset.file().lines());
      try (InputStream in = open(path, form, name)) {
        FileHead head = readHead(Channels.newChannel(in), name, dataset);
        long start = checkHeader(head, name, dataset);
        return new CsvSource(
            path,
            name,
            onThisHost,
            identity,
            form,
            start,
            head.endInLine(start),
            hdfsConfiguration);
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw notReady(name + " does not exist or cannot be read; run again when it is there");
    } catch (IOException e) {
      throw unreadable(path, name, e);
    }
  }

  private static InputStream open(FilePath path, SourceForm form, String name) throws IOException {
    return form.open(Channels.newInputStream(path.open(0)), name);
  }

  private static FileHead readHead(ReadableByteChannel channel, String name, Dataset dataset)
      throws IOException {
    CsvFile file = dataset.file();
    FileHead head = FileHead.read(channel, file.dialect(), file.skippedLines());
    if (head.length() == 0) {
      throw notReady(name + " has no text in it; run again when it is complete");
    }
    return head;
  }

  private static long checkHeader(FileHead head, String name, Dataset dataset) {
    CsvFile file = dataset.file();
    HeaderLine header = HeaderLine.of(head, file.dialect(), file.skippedLines());
    Optional<String> objection = HeaderObjection.of(head, header, dataset);
    if (objection.isPresent()) {
      throw new StepFailure(ExitStatus.QUALITY_GATE, name + " " + objection.get());
    }
    return file.hasHeader() ? header.end() : head.lineStart(file.skippedLines());
  }

  /** Opens it as plain CSV. */
  InputStream open() throws IOException {
    return open(path, form, name);
  }

  /**
   * What becomes of it in the lake.
   *
   * @param bytes where workers get it from
   * @param isFirst whether it is the first of several
   * @param isLast whether it is the last
   */
  SourceText text(ByteSource bytes, boolean isFirst, boolean isLast) {
    // A line end is added, and is of the header.
    long start = endsAbove && isFirst && !isLast ? dataStart + 1 : dataStart;
    return new SourceText(bytes, form, name, start, isFirst, isLast);
  }

  /** Its length as a person reads it, and what must be done with it. */
  String size() {
    String size = Shown.bytes(bytes());
    return form.isPlain() ? size : size + " of " + form;
  }

  /** Its length in bytes. */
  long bytes() {
    return identity.bytes();
  }

  /**
   * The reason of a failure while the file was read: that somebody wrote to it, if so; else the
   * failure itself.
   */
  RuntimeException explained(Exception failure) {
    StepFailure known = Failures.explain(failure);
    boolean mayBeTheFile =
        known.status() == ExitStatus.PIPELINE_FAILED
            || known.status() == ExitStatus.HDFS
            || known.status() == ExitStatus.INPUT_NOT_READY
            || known.status() == ExitStatus.QUALITY_GATE; // it cannot be unpacked
    if (mayBeTheFile) {
      try {
        checkUnchanged();
      } catch (StepFailure changed) {
        changed.addSuppressed(failure);
        return changed.status() == ExitStatus.INPUT_NOT_READY ? changed : known;
      }
    }
    return known;
  }

  /**
   * Checks that nobody wrote to the file meanwhile, or put another in its place.
   *
   * @throws StepFailure with status 10 if somebody did, 21 if HDFS does not say
   */
  void checkUnchanged() {
    if (!identityNow().equals(identity)) {
      throw notReady(name + " changed while it was read; run again when it is complete");
    }
  }

  private SourceIdentity identityNow() {
    try {
      return SourceIdentity.of(path, name, hdfsConfiguration);
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw notReady(name + " went away while it was read; run again when it is complete");
    } catch (IOException e) {
      throw unreadable(path, name, e);
    }
  }

  private static StepFailure unreadable(FilePath path, String name, IOException e) {
    return new StepFailure(
        path.onHdfs() ? ExitStatus.HDFS : ExitStatus.INPUT_NOT_READY,
        name + " cannot be read: " + Printable.of(IoCause.of(e)));
  }

  private static StepFailure notReady(String message) {
    return new StepFailure(ExitStatus.INPUT_NOT_READY, message);
  }
}
