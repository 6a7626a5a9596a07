package dev.citizens.analyze;

import dev.citizens.csv.Fingerprint;
import java.io.Serializable;

/**
 * A group that two sources do not have alike.
 *
 * @param key the group's values as a line of canonical CSV: NULL is empty, the empty string {@code
 *     ""}
 */
public record GroupDifference(
    String key,
    long csvRows,
    Fingerprint csvFingerprint,
    long mysqlRows,
    Fingerprint mysqlFingerprint)
    implements Serializable {}
