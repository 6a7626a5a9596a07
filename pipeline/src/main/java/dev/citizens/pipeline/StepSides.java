package dev.citizens.pipeline;

import dev.citizens.lineage.LineageDataset;
import dev.citizens.lineage.RunEvent.SqlText;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What goes into a step and comes out.
 *
 * @param sql by which it is asked for; null if by no SQL
 */
record StepSides(List<LineageDataset> inputs, List<LineageDataset> outputs, @Nullable SqlText sql) {
  StepSides(List<LineageDataset> inputs, List<LineageDataset> outputs) {
    this(inputs, outputs, null);
  }
}
