package dev.citizens.files;

import java.io.IOException;
import org.apache.hadoop.util.CrcUtil;
import org.apache.hadoop.util.DataChecksum;

/**
 * CRC-32C of a whole from those of its parts, without reading them again (Hadoop's {@code CrcUtil},
 * the arithmetic behind COMPOSITE_CRC).
 */
public final class PartChecksum {
  private static final int POLYNOMIAL;

  static {
    try {
      POLYNOMIAL = DataChecksum.getCrcPolynomialForType(DataChecksum.Type.CRC32C);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private int crc32c;

  /** Appends a part to the whole. */
  public void append(int partCrc32c, long partBytes) {
    crc32c =
        CrcUtil.composeWithMonomial(
            crc32c, partCrc32c, CrcUtil.getMonomial(partBytes, POLYNOMIAL), POLYNOMIAL);
  }

  /** CRC-32C of all parts so far; 0 of none. */
  public int value() {
    return crc32c;
  }
}
