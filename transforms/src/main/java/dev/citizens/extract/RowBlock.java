package dev.citizens.extract;

import dev.citizens.csv.Bytes;
import dev.citizens.csv.Fingerprint;
import java.io.Serializable;

/**
 * Many rows as one element.
 *
 * @param name different for each block of an extract; blocks are joined in the order of their names
 * @param csv the rows in canonical CSV, each with its line end
 */
public record RowBlock(String name, long rows, Bytes csv, Fingerprint fingerprint)
    implements Serializable {}
