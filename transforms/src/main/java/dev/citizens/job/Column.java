package dev.citizens.job;

import java.io.Serializable;

/**
 * A column of the data set.
 *
 * @param required whether a row without a value is bad
 */
public record Column(String name, Type type, boolean required) implements Serializable {
  /** What a value must look like; a row with another one is bad. */
  public enum Type {
    TEXT,
    LONG,
    DATE
  }
}
