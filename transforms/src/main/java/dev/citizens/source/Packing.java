package dev.citizens.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * How a file is packed. Its first bytes say it, whatever its name is. Of gzip, bzip2 and zstd, all
 * members or frames are one text.
 */
public enum Packing {
  GZIP("1f8b08"),

  /** With its first block, or of no byte: the three letters before might begin a text. */
  BZIP2("425a68..(314159265359|177245385090)"),

  /** Or a frame to be skipped, as pzstd writes first. */
  ZSTD("28b52ffd|5.2a4d18"),

  /** Of one file, or of none. */
  ZIP("504b0(304|506)");

  private static final int FIRST_BYTES = 16;

  private final String beginning;

  /**
   * A way to pack.
   *
   * @param beginning of such files in hexadecimal, as a regular expression
   */
  Packing(String beginning) {
    this.beginning = beginning;
  }

  /**
   * How a file is packed; empty if it is not.
   *
   * @param name of the file in messages
   * @throws StepFailure with status 11 if it is a zip archive without exactly one file
   * @throws IOException if it cannot be read
   */
  public static Optional<Packing> of(FilePath file, String name) throws IOException {
    String begin;
    try (SeekableByteChannel channel = file.open(0)) {
      byte[] first = Channels.newInputStream(channel).readNBytes(FIRST_BYTES);
      begin = HexFormat.of().formatHex(first);
    }
    Optional<Packing> packing =
        Arrays.stream(values())
            .filter(each -> begin.matches("(" + each.beginning + ").*"))
            .findFirst();
    if (packing.equals(Optional.of(ZIP))) {
      ZipContents.check(file, name);
    }
    return packing;
  }

  /** What is packed. */
  InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case GZIP -> new GzipCompressorInputStream(packed, true);
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
      case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
      case ZIP -> new ZipMember(packed);
    };
  }

  /** As people call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
