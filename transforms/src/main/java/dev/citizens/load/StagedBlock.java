package dev.citizens.load;

import java.io.Serializable;
import java.util.List;

/**
 * Many rows of one result as one element.
 *
 * @param firstRow number of the first row in the result, from 0
 * @param rows each a JSON array of its fields
 */
public record StagedBlock(String table, long firstRow, List<String> rows) implements Serializable {}
