package dev.citizens.csv;

import java.io.Serializable;
import java.util.List;

/**
 * What a piece of a CSV file does to each state in which the piece before may leave it. Pieces are
 * traced in parallel, then folded in order into a {@link SplitIndex}, which makes splits exact
 * although a newline in the middle of a file may stand inside quotes.
 *
 * @param start of the piece in the file
 * @param end of the piece in the file
 * @param endStates by start state: the state at {@code end}
 * @param records by start state: how many records, blank lines not counted, end inside
 * @param firstStarts by start state: where the first record inside starts, or -1
 */
public record BoundaryTrace(
    long start, long end, List<Integer> endStates, List<Long> records, List<Long> firstStarts)
    implements Serializable {}
