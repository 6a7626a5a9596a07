package dev.citizens.lineage;

import dev.citizens.analysis.ColumnUse.Way;
import java.util.Set;

/** A column of another data set from which a column, or all lines, come, and how. */
public record FieldOrigin(DatasetName dataset, String field, Set<Way> ways) {}
