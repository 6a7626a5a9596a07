package dev.citizens.analyze;

import dev.citizens.csv.Bytes;
import dev.citizens.lake.WrittenPart;
import java.io.Serializable;

/**
 * What one slot comes to, on its way to the launching process.
 *
 * @param lines how many result lines there are, in order
 * @param inline the lines, or the encoded totals, if that is small; else null
 * @param written where the lines are if they are many; else null
 */
public record SlotResult(int slot, long lines, Bytes inline, WrittenPart written)
    implements Serializable {}
