package dev.citizens.portability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All files of a lake in a folder of this machine, byte by byte; only names of attempts, the times
 * in manifests and report, and what the server said of its own, are left out.
 */
final class LakeChecksums {
  private static final Pattern ATTEMPT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Pattern MANIFEST_TIMES =
      Pattern.compile("\"(createdAt|elapsedMillis)\" : [^\n]*");

  /** Of a file whose {@link #withoutFooter footer} is not looked at. */
  private static final Pattern PARQUET_CRC =
      Pattern.compile(
          "(part-\\d+\\.parquet\",\\s+\"bytes\" : \\d+,\\s+\"crc32c\" : )\"[0-9a-f]+\"");

  /** What the server said of its changes while the table was read. */
  private static final Pattern MOMENT = Pattern.compile("\"moment\" : \\{[^}]*}");

  /** The last column of the report's table of steps. */
  private static final Pattern REPORT_TIMES =
      Pattern.compile("(?m)^(\\|.* (?:upload|extract|analyze|load) \\|.*) [0-9,]+ \\|$");

  /** Of the page: its steps, and where in its lake the bad rows are. */
  private static final Pattern PAGE_TIMES =
      Pattern.compile("(?s)<section id=\"steps\".*?</section>|<code class=\"path\">[^<]*</code>");

  private LakeChecksums() {}

  /** The checksum of each file by its path in the lake. */
  static SortedMap<String, Checksum> of(Path lake) throws IOException {
    SortedMap<String, Checksum> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = ATTEMPT.matcher(lake.relativize(file).toString()).replaceAll("ATTEMPT");
        checksums.put(name, Checksum.of(content(file)));
      }
    }
    return checksums;
  }

  private static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    if (name.endsWith(".parquet")) {
      return withoutFooter(bytes);
    }
    return switch (name) {
      case "_manifest.json", "report.md" -> withoutTimes(new String(bytes, UTF_8)).getBytes(UTF_8);
      case "report.html" ->
          PAGE_TIMES.matcher(new String(bytes, UTF_8)).replaceAll("").getBytes(UTF_8);
      default -> bytes;
    };
  }

  /** In which Parquet's library lists encodings in another order in each JVM. */
  private static byte[] withoutFooter(byte[] parquet) {
    int end = parquet.length - Integer.BYTES - "PAR1".length();
    int footer = ByteBuffer.wrap(parquet).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    return Arrays.copyOf(parquet, end - footer);
  }

  private static String withoutTimes(String text) {
    String anonymous = ATTEMPT.matcher(text).replaceAll("ATTEMPT");
    String sameServer = MOMENT.matcher(anonymous).replaceAll("\"moment\"");
    String sameParquet = PARQUET_CRC.matcher(sameServer).replaceAll("$1");
    String manifest = MANIFEST_TIMES.matcher(sameParquet).replaceAll("\"$1\"");
    return REPORT_TIMES.matcher(manifest).replaceAll("$1");
  }
}
