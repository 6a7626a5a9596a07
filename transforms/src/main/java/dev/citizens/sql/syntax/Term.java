package dev.citizens.sql.syntax;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.Place;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** An expression as it is written: nobody has looked yet whether its names and types are right. */
public sealed interface Term {
  /** Where it begins. */
  Place place();

  /**
   * A column, or a name that the statement gives.
   *
   * @param table what stands before the point, if there is one
   * @param isQuoted whether the name stands in double quotes
   */
  record Name(Place place, @Nullable String table, String name, boolean isQuoted) implements Term {}

  /** A value; its text as it is written, without quotes. */
  record Constant(Place place, Kind kind, String text) implements Term {
    /** What kind of a value it is. */
    public enum Kind {
      NUMBER,
      TEXT,
      BOOLEAN,
      NULL
    }
  }

  /** An operator and what stands beside it. */
  record Operation(Place place, Operator operator, List<Term> arguments) implements Term {}

  /**
   * A function or an aggregate.
   *
   * @param name in small letters
   * @param filter what stands in {@code FILTER (WHERE …)}
   * @param isTotal whether {@code OVER ()} stands behind it
   */
  record Invocation(
      Place place,
      String name,
      List<Term> arguments,
      boolean distinct,
      @Nullable Term filter,
      boolean isTotal)
      implements Term {}

  /**
   * A CAST.
   *
   * @param orNull whether it is a TRY_CAST
   */
  record Conversion(Place place, Term of, ColumnType type, boolean orNull) implements Term {}

  /** A CASE, with a value behind it or not. */
  record Choice(
      Place place, @Nullable Term subject, List<Branch> branches, @Nullable Term otherwise)
      implements Term {}

  /** What stands between WHEN and THEN, and behind it. */
  record Branch(Term when, Term then) {}

  /** The ALL of {@code GROUP BY ALL}. */
  record All(Place place) implements Term {}

  /** The star of {@code count(*)} and {@code SELECT DISTINCT *}. */
  record Star(Place place) implements Term {}
}
