package dev.citizens.load;

import java.io.Serializable;
import java.util.List;

/**
 * A result in the lake that is to be loaded.
 *
 * @param table its table in the warehouse
 */
public record ResultFile(String table, String path, List<String> columns, long bytes)
    implements Serializable {}
