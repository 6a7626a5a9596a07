package dev.citizens.pipeline;

import java.util.zip.CRC32C;

/** What a manifest must say of a file, computed from its bytes by the JDK alone. */
final class ManifestText {
  private ManifestText() {}

  /** The JSON of {@code files} if that is the only one. */
  static String file(String name, byte[] bytes, long rows) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return "[{\"name\":\"%s\",\"bytes\":%d,\"crc32c\":\"%08x\",\"rows\":%d}]"
        .formatted(name, bytes.length, crc.getValue(), rows);
  }
}
