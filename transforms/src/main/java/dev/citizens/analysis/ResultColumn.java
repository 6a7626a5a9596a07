package dev.citizens.analysis;

import dev.citizens.csv.ColumnType;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a result: what its values are, so that a table can be told to hold them all.
 *
 * @param range of its numbers, which may be narrower than the type's
 * @param mayBeNull whether a value can be missing
 */
public record ResultColumn(String name, ColumnType type, Range range, boolean mayBeNull) {
  /** How large numbers can be. */
  public enum Range {
    /** As the type says, and values that are no numbers. */
    OF_TYPE,
    /** A year: 1 to 9999. */
    YEAR,
    /** Characters of a value: below 2^31. */
    LENGTH,
    /** Of rows, values or occurrences: below 2^63. */
    COUNT
  }

  /** A column with values of a type. */
  public ResultColumn(String name, ColumnType type, boolean mayBeNull) {
    this(name, type, Range.OF_TYPE, mayBeNull);
  }

  /** A text that is never missing, such as a name. */
  public static ResultColumn name(String name) {
    return new ResultColumn(name, ColumnType.TEXT, false);
  }

  /** A column of whole numbers that may be missing. */
  public static ResultColumn number(String name, Range range) {
    return new ResultColumn(name, ColumnType.LONG, range, true);
  }

  /** Columns of counts. */
  public static Stream<ResultColumn> counts(String... names) {
    return Stream.of(names)
        .map(name -> new ResultColumn(name, ColumnType.LONG, Range.COUNT, false));
  }

  /** Their names. */
  static List<String> names(List<ResultColumn> columns) {
    return columns.stream().map(ResultColumn::name).toList();
  }
}
