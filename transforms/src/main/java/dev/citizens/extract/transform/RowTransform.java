package dev.citizens.extract.transform;

import dev.citizens.analysis.sql.vector.HashKey;
import dev.citizens.job.Transformation;
import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What workers make of the rows of a table.
 *
 * @param table its name, for the quarantine
 * @param key by which values are hashed; null if none is
 */
public record RowTransform(String table, Transformation transformation, @Nullable HashKey key)
    implements Serializable {}
