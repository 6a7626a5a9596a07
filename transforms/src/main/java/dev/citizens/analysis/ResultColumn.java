package dev.citizens.analysis;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a result: what its values look like, so that a table can be told to hold them all.
 *
 * @param mayBeNull whether a value can be missing
 */
public record ResultColumn(String name, Type type, boolean mayBeNull) {
  /** What all values of a column are, as text. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A whole number of 64 bits, perhaps with zeros in front. */
    LONG,
    /** A date {@code YYYY-MM-DD}. */
    DATE,
    /** A year of four digits. */
    YEAR,
    /** Characters of a value: below 2^31. */
    LENGTH,
    /** Of rows, values or occurrences: below 2^63. */
    COUNT
  }

  /** A text that is never missing, such as a name. */
  public static ResultColumn name(String name) {
    return new ResultColumn(name, Type.TEXT, false);
  }

  /** Columns of counts. */
  public static Stream<ResultColumn> counts(String... names) {
    return Stream.of(names).map(name -> new ResultColumn(name, Type.COUNT, false));
  }

  /** Their names. */
  static List<String> names(List<ResultColumn> columns) {
    return columns.stream().map(ResultColumn::name).toList();
  }
}
