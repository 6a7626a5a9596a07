package dev.citizens.load;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * Many rows of one result as one element.
 *
 * @param reading tells the rows of one reading of the file from those of another, which may have
 *     got other bytes
 * @param firstRow number of the first row in the file, from 0; or {@link #RECEIPT}
 * @param rows each a JSON array of its fields
 */
public record StagedBlock(String table, UUID reading, long firstRow, List<String> rows)
    implements Serializable {
  /**
   * The row's number that comes last: it holds the CRC-32C of the bytes that were read, and the
   * file's name.
   */
  static final long RECEIPT = -1;
}
