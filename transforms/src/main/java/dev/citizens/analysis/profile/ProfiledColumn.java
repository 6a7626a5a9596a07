package dev.citizens.analysis.profile;

import java.io.Serializable;

/**
 * A column that is profiled.
 *
 * @param column its place in the row
 * @param number whether its values are whole numbers, which have another order than texts and dates
 */
public record ProfiledColumn(String name, int column, boolean number) implements Serializable {
  ColumnProfile start() {
    return number ? new NumberProfile() : new TextProfile();
  }
}
