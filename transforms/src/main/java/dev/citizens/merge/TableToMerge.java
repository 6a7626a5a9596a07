package dev.citizens.merge;

import dev.citizens.extract.delta.RowKey;
import dev.citizens.files.Attempt;
import dev.citizens.files.WrittenPart;
import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table whose changes have been read.
 *
 * @param columns how many each row has
 * @param key by which its rows are found again
 * @param keys of rows that may have changed; null if there are none
 * @param arePresentKnown whether it is known which rows are still there
 * @param present keys of these; null if there are none
 * @param attempt whose folder gets the rows that have not
 */
public record TableToMerge(
    int columns,
    RowKey key,
    @Nullable WrittenPart keys,
    boolean arePresentKnown,
    @Nullable WrittenPart present,
    Attempt attempt)
    implements Serializable {}
