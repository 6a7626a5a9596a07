package dev.citizens.upload;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.lake.WrittenPart;
import java.io.Serializable;
import java.util.List;

/**
 * A range that lies in the lake as a part.
 *
 * @param start of the range in the source
 * @param traces of the range's cuts, in order
 */
public record CopiedRange(long start, WrittenPart part, List<BoundaryTrace> traces)
    implements Serializable {}
