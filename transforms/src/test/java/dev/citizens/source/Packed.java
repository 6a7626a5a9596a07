package dev.citizens.source;

import com.github.luben.zstd.ZstdOutputStream;
import dev.citizens.csv.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Makes packed files. */
public final class Packed {
  private Packed() {}

  /** A file with these bytes packed in it. */
  public static byte[] of(Packing packing, byte[] plain) throws IOException {
    if (packing == Packing.ZIP) {
      return zip("people.csv", plain);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (packing) {
          case GZIP -> new GZIPOutputStream(packed);
          case BZIP2 -> new BZip2CompressorOutputStream(packed);
          default -> new ZstdOutputStream(packed).setChecksum(true);
        }) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  /** A zip archive with entries of that content, and with folders, whose names end with a slash. */
  static byte[] zip(String names, byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (String name : names.split(" ", -1)) {
        if (!name.isEmpty()) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(name.endsWith("/") ? new byte[0] : plain);
        }
      }
    }
    return packed.toByteArray();
  }

  static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }

  /** A source named {@code --csv=f} with UTF-8 packed in it. */
  static PlainStream open(Packing packing, InputStream source) throws IOException {
    return new SourceForm(packing, Encoding.UTF_8).open(source, "--csv=f");
  }

  /** What is packed in a file, read with that buffer. */
  static byte[] unpack(Packing packing, byte[] file, int bufferBytes) throws IOException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    byte[] buffer = new byte[bufferBytes];
    try (InputStream in = open(packing, new ByteArrayInputStream(file))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        unpacked.write(buffer, 0, count);
      }
    }
    return unpacked.toByteArray();
  }
}
