package dev.citizens.extract;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.files.Attempt;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table of an extract, and the attempt whose folder gets its rows.
 *
 * @param attempt of this table alone, so that it can be published or thrown away by itself
 * @param transform what is made of its rows; null: they are written as they are
 */
public record TableToRead(TableShape shape, Attempt attempt, @Nullable RowTransform transform)
    implements Serializable {
  /** A table whose rows are written as they are. */
  public TableToRead(TableShape shape, Attempt attempt) {
    this(shape, attempt, null);
  }

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
