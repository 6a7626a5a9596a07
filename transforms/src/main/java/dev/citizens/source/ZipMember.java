package dev.citizens.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The bytes of the only file in a zip archive, which is read from its first byte on. */
final class ZipMember extends BlockStream {
  /** What macOS puts beside each file. */
  private static final String OF_FINDER = "__MACOSX/";

  private final ZipInputStream zip;
  private boolean ended;

  /**
   * Goes to the file.
   *
   * @throws IOException if there is none
   */
  ZipMember(InputStream packed) throws IOException {
    zip = new ZipInputStream(packed, ISO_8859_1); // in which any name can be read
    if (!next()) {
      throw new ZipException("no file in it");
    }
  }

  /** Whether an entry of that name is data, and no folder. */
  static boolean isFile(String entry) {
    return !entry.endsWith("/") && !entry.startsWith(OF_FINDER);
  }

  private boolean next() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && !isFile(entry.getName())) {
      entry = zip.getNextEntry();
    }
    return entry != null;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    int given = ended ? -1 : zip.read(to, offset, count);
    if (given < 0 && !ended) {
      ended = true;
      if (next()) {
        throw new ZipException("a second file in it");
      }
    }
    return given;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
