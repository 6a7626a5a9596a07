package dev.citizens.pipeline;

import java.util.Locale;
import java.util.zip.CRC32C;

/** What a manifest must say of a file, computed from its bytes by the JDK alone. */
final class ManifestText {
  private ManifestText() {}

  /** The JSON of {@code files} if that is the only one. */
  static String file(String name, byte[] bytes, long rows) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return String.format(
        Locale.ROOT,
        "[{\"name\":\"%s\",\"bytes\":%s,\"crc32c\":\"%08x\",\"rows\":%s}]",
        name,
        bytes.length,
        crc.getValue(),
        rows);
  }
}
