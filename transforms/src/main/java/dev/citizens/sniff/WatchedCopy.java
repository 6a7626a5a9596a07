package dev.citizens.sniff;

import dev.citizens.csv.Encoding;
import dev.citizens.failures.Printable;
import dev.citizens.files.FilePath;
import dev.citizens.source.PlainFile;
import dev.citizens.source.SourceForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A file as it can be looked at from several places; to convert it is a look of its own. */
final class WatchedCopy {
  private WatchedCopy() {}

  /**
   * The file itself, or a copy if it must be converted.
   *
   * @param encoding of the file, if it is known
   * @throws IOException if it cannot be read
   * @throws UncheckedIOException likewise
   */
  static PlainFile of(String path, @Nullable Encoding encoding, LookWatch watch)
      throws IOException {
    String absolute = Path.of(path).toAbsolutePath().toString();
    return inForm(path, SourceForm.of(new FilePath(absolute), encoding, Printable.of(path)), watch);
  }

  /** The same of a file whose form is known. */
  static PlainFile inForm(String path, SourceForm form, LookWatch watch) throws IOException {
    Path file = Path.of(path);
    LongAdder read = new LongAdder();
    return form.isPlain()
        ? copy(file, form, path, read)
        : watch.during(
            "converted", Files.size(file), read::sum, () -> copy(file, form, path, read));
  }

  private static PlainFile copy(Path file, SourceForm form, String path, LongAdder read) {
    try {
      return PlainFile.inForm(file, form, Printable.of(path), read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
