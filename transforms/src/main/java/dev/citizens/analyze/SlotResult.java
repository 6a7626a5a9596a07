package dev.citizens.analyze;

import dev.citizens.csv.Bytes;
import java.io.Serializable;

/**
 * The merged partial of one slot on its way to the launching process.
 *
 * @param groups how many groups the slot has in all
 * @param kept how many of them are in the result, in order
 * @param inline the partial, or the result's groups in order, if that is small; else null
 * @param file where the groups lie if they are many; else null
 */
public record SlotResult(int slot, long groups, long kept, Bytes inline, String file)
    implements Serializable {}
