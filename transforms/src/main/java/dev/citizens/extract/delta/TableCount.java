package dev.citizens.extract.delta;

/**
 * What a server counts of a table.
 *
 * @param rows that are extracted
 * @param keys the sum of the CRC-32 of their keys; 0 if it is not asked for
 */
public record TableCount(long rows, long keys) {}
