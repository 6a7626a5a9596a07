package dev.citizens.job.keys;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a value of a job file looks like: what an editor can check without knowing more. */
public sealed interface Shape {
  /** A text that is not empty. */
  Shape TEXT = new Text("text", null);

  /** A text; what YAML takes for a number, for true or for nothing is read as it is written. */
  Shape ANY_TEXT = new AnyText();

  /** What {@link #NAME} looks like, as a regular expression. */
  String NAME_PATTERN = "^[A-Za-z_][A-Za-z0-9_]{0,62}$";

  /** A name that is safe in SQL and in paths. */
  Shape NAME = new Text("a name", NAME_PATTERN);

  Shape TRUE_OR_FALSE = new TrueOrFalse();

  /**
   * A text that is not empty.
   *
   * @param words what is allowed, for people
   * @param pattern a regular expression that is the same for ECMAScript, Java and Python; null: any
   *     text, whatever YAML takes it for
   */
  record Text(String words, @Nullable String pattern) implements Shape {}

  /** See {@link #ANY_TEXT}. */
  record AnyText() implements Shape {}

  /** See {@link #TRUE_OR_FALSE}. */
  record TrueOrFalse() implements Shape {}

  /**
   * A whole number between two, both included.
   *
   * @param most {@link Long#MAX_VALUE} if there is no limit to speak of
   */
  record WholeNumber(long least, long most) implements Shape {}

  /** One of some words. */
  record OneOf(List<String> words) implements Shape {}

  /** A list of at least one. */
  record ListOf(Shape element) implements Shape {}

  /** A mapping with keys that are known. */
  record Mapping(Keys keys) implements Shape {}

  /** A mapping whose keys are {@link #NAME}s that the user gives. */
  record Named(Shape value) implements Shape {}

  /** One of several. */
  record AnyOf(List<Shape> shapes) implements Shape {}

  /** One of several. */
  static Shape anyOf(Shape... shapes) {
    return new AnyOf(List.of(shapes));
  }

  /** One of some words. */
  static Shape oneOf(String... words) {
    return new OneOf(List.of(words));
  }
}
