package dev.citizens.job;

/**
 * That the warehouse is to have a table as it was extracted, row by row.
 *
 * @param table its name in the warehouse
 * @param keep how many days are to be there, the newest ones; at least 1
 */
public record Mirror(String table, int keep) {}
