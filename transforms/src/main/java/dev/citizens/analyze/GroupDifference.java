package dev.citizens.analyze;

import dev.citizens.csv.Fingerprint;
import java.io.Serializable;

/**
 * A group that two data sets do not have alike.
 *
 * @param key the group's values as a line of canonical CSV: NULL is empty, the empty string {@code
 *     ""}
 */
public record GroupDifference(
    String key,
    long leftRows,
    Fingerprint leftFingerprint,
    long rightRows,
    Fingerprint rightFingerprint)
    implements Serializable {}
