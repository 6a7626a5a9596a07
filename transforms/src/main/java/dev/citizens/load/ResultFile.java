package dev.citizens.load;

import java.io.Serializable;

/**
 * A result in the lake that is to be loaded.
 *
 * @param table its table in the warehouse
 * @param columns how many columns the file has
 * @param rows how many it has, without the header
 */
public record ResultFile(String table, String path, int columns, long bytes, long rows)
    implements Serializable {}
