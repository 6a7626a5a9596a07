package dev.citizens.job;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * That only the rows of a table are read that have changed since the last day before.
 *
 * @param by a column whose value grows with each change of a row
 * @param overlap null if the job file does not say
 * @param fullEvery after how many days the whole table is read again; null: never for that reason
 * @param comparesKeys whether the keys of all rows are read, too, so that deleted ones are left out
 * @param place the job file and the line of it, for complaints
 */
public record Incremental(
    String by,
    @Nullable Overlap overlap,
    @Nullable Integer fullEvery,
    boolean comparesKeys,
    String place) {}
