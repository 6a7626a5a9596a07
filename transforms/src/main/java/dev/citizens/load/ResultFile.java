package dev.citizens.load;

import java.io.Serializable;
import java.util.List;

/**
 * A file of a result in the lake that is to be loaded: all of the result, or a part of it. Files
 * are read at once by several workers.
 *
 * @param table its table in the warehouse
 */
public record ResultFile(String table, String path, List<String> columns, long bytes)
    implements Serializable {
  /** The file's name, by which its manifest knows it. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
