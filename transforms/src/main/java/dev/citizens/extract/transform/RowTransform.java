package dev.citizens.extract.transform;

import dev.citizens.analysis.sql.vector.HashKey;
import dev.citizens.job.Transformation;
import dev.citizens.sql.tree.ColumnsOf;
import java.io.Serializable;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What workers make of the rows of a table.
 *
 * @param table its name, for the quarantine
 * @param key by which values are hashed; null if none is
 */
public record RowTransform(String table, Transformation transformation, @Nullable HashKey key)
    implements Serializable {
  /** The places of the columns that WHERE needs, among those that are read. */
  public Set<Integer> asked() {
    return ColumnsOf.where(transformation.query());
  }
}
