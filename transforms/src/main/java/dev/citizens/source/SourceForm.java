package dev.citizens.source;

import static java.util.stream.Collectors.joining;

import dev.citizens.csv.Encoding;
import dev.citizens.csv.TextRules;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What must be done with a source until it is plain CSV in UTF-8.
 *
 * @param packing null if it is not packed
 * @param encoding of the text, or of what is packed
 * @param lines what of the text is not CSV
 */
public record SourceForm(@Nullable Packing packing, Encoding encoding, TextRules lines)
    implements Serializable {
  private static final int MARK_BYTES = 4;

  /** That of a source whose text is CSV. */
  public SourceForm(@Nullable Packing packing, Encoding encoding) {
    this(packing, encoding, TextRules.NONE);
  }

  /** The same for a text that is not all CSV. */
  public SourceForm with(TextRules rules) {
    return new SourceForm(packing, encoding, rules);
  }

  /**
   * Finds how a file is packed and, if that is not declared, whether it begins with a byte order
   * mark of UTF-16; without one it is UTF-8.
   *
   * @param declared null if nothing is
   * @param name of the file in messages
   * @throws StepFailure with status 11 if it cannot be unpacked
   * @throws IOException if it cannot be read
   */
  public static SourceForm of(FilePath file, @Nullable Encoding declared, String name)
      throws IOException {
    Packing packing = Packing.of(file, name).orElse(null);
    if (declared != null) {
      return new SourceForm(packing, declared);
    }
    SourceForm asUtf8 = new SourceForm(packing, Encoding.UTF_8);
    try (InputStream in = asUtf8.open(Channels.newInputStream(file.open(0)), name)) {
      return new SourceForm(packing, byMark(in.readNBytes(MARK_BYTES)));
    }
  }

  private static Encoding byMark(byte[] first) {
    String hex = HexFormat.of().formatHex(first);
    if (hex.startsWith("feff")) {
      return Encoding.UTF_16BE;
    }
    boolean isUtf32 = hex.equals("fffe0000");
    return hex.startsWith("fffe") && !isUtf32 ? Encoding.UTF_16LE : Encoding.UTF_8;
  }

  /** Whether nothing must be done: then the lake has the source, byte by byte. */
  public boolean isPlain() {
    return packing == null && encoding == Encoding.UTF_8 && lines.areNone();
  }

  /**
   * The plain CSV.
   *
   * @param source from its first byte on; it is closed with the stream
   * @param name of the source in messages
   */
  public PlainStream open(InputStream source, String name) throws IOException {
    return PlainStream.open(this, source, name);
  }

  /** As people say it, such as {@code gzip, windows-1252}. */
  @Override
  public String toString() {
    boolean isUtf8 = encoding == Encoding.UTF_8;
    return Stream.of(
            packing == null ? "" : packing.toString(),
            isUtf8 && packing != null ? "" : encoding.toString(),
            lines.areNone() ? "" : "with " + lines)
        .filter(each -> !each.isEmpty())
        .collect(joining(", "));
  }
}
