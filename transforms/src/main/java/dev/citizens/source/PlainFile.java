package dev.citizens.source;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * A file of this host for who reads it from several places at once: the file itself or, if it must
 * be converted, a copy that goes when this is closed.
 *
 * @param path of the file to read
 * @param form of the file that was given
 */
public record PlainFile(Path path, SourceForm form) implements Closeable {
  private static final int BUFFER_BYTES = 1 << 20;

  /**
   * Converts the file if it must be.
   *
   * @param name of the file in messages
   * @throws StepFailure with status 11 if it cannot be unpacked, 10 if there is no room for the
   *     copy
   * @throws IOException if it cannot be read
   */
  public static PlainFile inForm(Path file, SourceForm form, String name) throws IOException {
    return inForm(file, form, name, new LongAdder());
  }

  /**
   * The same, for whoever wants to know how far it is.
   *
   * @param read gets the bytes of the file that were read, if it must be converted
   */
  public static PlainFile inForm(Path file, SourceForm form, String name, LongAdder read)
      throws IOException {
    if (form.isPlain()) {
      return new PlainFile(file, form);
    }
    Path copy = Files.createTempFile("citizens-", ".csv");
    copy.toFile().deleteOnExit(); // a signal may end the process
    PlainFile plain = new PlainFile(copy, form);
    try (InputStream in = form.open(new CountedStream(Files.newInputStream(file), read), name);
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        plain.write(out, buffer, count, name);
      }
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
    return plain;
  }

  private void write(OutputStream out, byte[] buffer, int count, String name) {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s cannot be converted in %s; make room there, or set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER"
              .formatted(name, Printable.of(String.valueOf(path.getParent()))),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!form.isPlain()) {
      Files.deleteIfExists(path);
    }
  }
}
