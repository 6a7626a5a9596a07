package dev.citizens.lineage;

/**
 * A column of a data set.
 *
 * @param type as the data set's own system has it
 */
public record LineageColumn(String name, String type) {}
