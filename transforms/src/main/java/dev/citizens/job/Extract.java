package dev.citizens.job;

import java.util.List;

/**
 * A MySQL table that is extracted.
 *
 * @param dataset the data set that the table's rows belong to, or the table's own name
 */
public record Extract(String table, String dataset, String splitColumn, List<String> columns) {}
