package dev.citizens.extract;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.files.Attempt;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of an extract, and the attempt whose folder gets its rows.
 *
 * @param attempt of this table alone, so that it can be published or thrown away by itself
 */
public record TableToRead(TableShape shape, Attempt attempt) implements Serializable {

  /**
   * What is read of it.
   *
   * @param table its place among all tables of the extract
   */
  List<TableRange> ranges(int table) {
    List<TableRange> ranges = new ArrayList<>();
    for (KeyRange keys : shape.ranges()) {
      ranges.add(new TableRange(table, ranges.size(), keys));
    }
    return ranges;
  }
}
