package dev.citizens.lineage;

/** How much of a data set was read or written; bytes and files are -1 where nobody counts them. */
public record Amount(long rows, long bytes, int files) {}
