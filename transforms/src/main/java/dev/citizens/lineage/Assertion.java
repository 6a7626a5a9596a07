package dev.citizens.lineage;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What was demanded of a data set, and whether it is so.
 *
 * @param kind what is looked at, such as {@code row_count}
 * @param name of the rule, as in the job file
 * @param expected and {@code actual}: numbers for people; null if nobody knows
 */
public record Assertion(
    String kind,
    String name,
    boolean success,
    @Nullable String expected,
    @Nullable String actual) {}
