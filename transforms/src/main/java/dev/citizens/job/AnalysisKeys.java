package dev.citizens.job;

import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;

/** The keys of a question, by its kind. */
final class AnalysisKeys {
  /** Instead of a list of columns. */
  static final String ALL = "all";

  private static final String NAME_OF_RESULT =
      "The name of the result's file in the lake and of its table in the warehouse.";

  private static final Key AS = Key.optional("as", Shape.NAME, NAME_OF_RESULT);

  private static final Key CHART =
      Key.optional(
          "chart",
          Shape.oneOf("bars", "lines", "heat", "map", "none"),
          "How the report shows the result, instead of what its columns say; with as. See docs/operations.md#report.");

  private static final Shape TEXTS = new Shape.ListOf(Shape.TEXT);

  static final Keys COUNT_BY =
      Keys.of(
          "the question countBy",
          Key.required(
              "countBy",
              TEXTS,
              "How many rows each group of equal values of these has: columns, or year(column), ageBand(column), lower(column), firstWord(column). See docs/analyses.md."),
          Key.optional(
              "top",
              new Shape.WholeNumber(1, Integer.MAX_VALUE),
              "Only that many groups, the largest."),
          AS,
          CHART);

  static final Keys KEYWORD =
      Keys.of(
          "the question keyword",
          Key.required(
              "keyword", Shape.TEXT, "In how many rows this is a part of a value, and how often."),
          Key.required("columns", TEXTS, "The columns that are searched."),
          Key.optional("case", Shape.oneOf("exact", "ignore"), "exact if nothing is said."),
          AS,
          CHART);

  static final Keys SQL =
      Keys.of(
          "the question sql",
          Key.required("sql", Shape.TEXT, "A SELECT over the data set. See docs/sql.md."),
          Key.required("as", Shape.NAME, NAME_OF_RESULT),
          CHART);

  static final Keys PROFILE =
      Keys.of(
          "the question profile",
          Key.required(
              "profile",
              Shape.anyOf(Shape.oneOf(ALL), TEXTS),
              "Of each column: NULLs, smallest and largest value, about how many different ones. See docs/analyses.md."),
          AS);

  static final Keys DISTINCT =
      Keys.of(
          "the question distinct",
          Key.required(
              "distinct",
              TEXTS,
              "About how many different values these have, expressions as in countBy."),
          AS,
          CHART);

  /** Of a question, of one kind or another. */
  static final Shape QUESTION =
      Shape.anyOf(
          new Shape.Mapping(COUNT_BY),
          new Shape.Mapping(SQL),
          new Shape.Mapping(KEYWORD),
          new Shape.Mapping(PROFILE),
          new Shape.Mapping(DISTINCT));

  private AnalysisKeys() {}
}
