package dev.citizens.csv;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a file is that is no CSV text.
 *
 * @param is a phrase such as {@code a gzip file}
 * @param fix what to do about it
 */
public record FileKind(String is, String fix) {
  private static final String UNPACK = "unpack it first";
  private static final String SAVE_AS_CSV = "save the sheet as CSV (UTF-8) first";
  private static final String EXPORT = "export it as CSV first";

  /** How a kind of file begins, at {@code place}. */
  private record Signature(int place, String hex, FileKind kind) {
    boolean isIn(FileHead head) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return head.startsWith(bytes, place) && (bytes[0] < ' ' || hasControls(head));
    }
  }

  /** The first one that fits counts: the marks of UTF-32 begin as those of UTF-16. */
  private static final List<Signature> SIGNATURES =
      List.of(
          signature(0, "1f8b", "a gzip file", "unpack it with gunzip first"),
          signature(0, "1f9d", "a file packed by compress", UNPACK),
          signature(30, "5b436f6e74656e745f54797065735d", "an Excel workbook (.xlsx)", SAVE_AS_CSV),
          signature(0, "504b0304", "a zip archive or an Excel workbook (.xlsx)", UNPACK),
          signature(0, "504b0506", "an empty zip archive", UNPACK),
          signature(0, "28b52ffd", "a zstd file", "unpack it with zstd -d first"),
          signature(0, "425a68", "a bzip2 file", "unpack it with bunzip2 first"),
          signature(0, "fd377a585a00", "an xz file", "unpack it with unxz first"),
          signature(0, "04224d18", "an lz4 file", UNPACK),
          signature(0, "ff060000734e61507059", "a snappy file", UNPACK),
          signature(0, "377abcaf271c", "a 7z archive", UNPACK),
          signature(0, "526172211a07", "a rar archive", UNPACK),
          signature(257, "7573746172", "a tar archive", UNPACK),
          signature(0, "d0cf11e0a1b11ae1", "an old Excel workbook (.xls)", SAVE_AS_CSV),
          signature(0, "50415231", "a Parquet file", EXPORT),
          signature(0, "4f5243", "an ORC file", EXPORT),
          signature(0, "4f626a01", "an Avro file", EXPORT),
          signature(0, "4152524f5731", "an Arrow file", EXPORT),
          signature(0, "53514c69746520666f726d6174203300", "a SQLite database", EXPORT),
          signature(0, "255044462d", "a PDF document", EXPORT),
          utf("fffe0000", "UTF-32LE", "little-endian, with a byte order mark"),
          utf("0000feff", "UTF-32BE", "big-endian, with a byte order mark"),
          utf("fffe", "UTF-16LE", "little-endian, with a byte order mark"),
          utf("feff", "UTF-16BE", "big-endian, with a byte order mark"));

  /** Of how many bytes the zeros are counted, at the most. */
  private static final int COUNTED_BYTES = 1024;

  /** What the file is; empty if its first bytes may be those of a CSV file in UTF-8. */
  public static Optional<FileKind> of(FileHead head) {
    Optional<FileKind> known =
        SIGNATURES.stream()
            .filter(signature -> signature.isIn(head))
            .map(Signature::kind)
            .findFirst();
    return known.or(() -> utf16WithoutMark(head)).or(() -> document(head));
  }

  /** Whether it is no text at all: a column may be called ORCID. */
  private static boolean hasControls(FileHead head) {
    for (int i = 0; i < Math.min(head.length(), COUNTED_BYTES); i++) {
      byte b = head.bytes()[i];
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return true;
      }
    }
    return false;
  }

  /** In UTF-16, delimiters, line ends, digits and Latin letters have a zero byte each. */
  private static Optional<FileKind> utf16WithoutMark(FileHead head) {
    int pairs = Math.min(head.length(), COUNTED_BYTES) / 2;
    int[] zeros = new int[2];
    for (int i = 0; i < 2 * pairs; i++) {
      if (head.bytes()[i] == 0) {
        zeros[i % 2]++;
      }
    }
    int more = Math.max(zeros[0], zeros[1]);
    int fewer = Math.min(zeros[0], zeros[1]);
    if (more < 2 || more * 6 < pairs || more < fewer * 10) {
      return Optional.empty();
    }
    return Optional.of(
        more == zeros[1]
            ? unicode("UTF-16LE", "little-endian, without a byte order mark")
            : unicode("UTF-16BE", "big-endian, without a byte order mark"));
  }

  private static Optional<FileKind> document(FileHead head) {
    int first = behindWhiteSpace(head, head.textStart());
    byte then = byteAt(head, behindWhiteSpace(head, first + 1));
    return switch (byteAt(head, first)) {
      case '<' ->
          BracketedNames.startAt(head, first)
              ? Optional.empty()
              : Optional.of(new FileKind("an XML or HTML document", EXPORT));
      case '{', '[' ->
          "{[\"".indexOf(then) >= 0 // and not [a name in brackets]
              ? Optional.of(new FileKind("a JSON document", EXPORT))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static int behindWhiteSpace(FileHead head, int from) {
    int p = from;
    while (" \t\r\n".indexOf(byteAt(head, p)) >= 0) {
      p++;
    }
    return p;
  }

  /** The byte at that place; 0 behind the last one. */
  private static byte byteAt(FileHead head, int place) {
    return place < head.length() ? head.bytes()[place] : 0;
  }

  private static Signature signature(int place, String hex, String is, String fix) {
    return new Signature(place, hex, new FileKind(is, fix));
  }

  private static Signature utf(String hex, String encoding, String form) {
    return new Signature(0, hex, unicode(encoding, form));
  }

  private static FileKind unicode(String encoding, String form) {
    return new FileKind(
        encoding.substring(0, 6) + " (" + form + ")",
        encoding.startsWith("UTF-16")
            ? "set encoding: %s in its data set".formatted(encoding)
            : "convert it, for example with iconv -f %s -t UTF-8".formatted(encoding));
  }
}
