package dev.citizens.job;

import dev.citizens.csv.Encoding;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.Arrays;
import java.util.List;

/** The keys of a data set. */
final class DatasetKeys {
  /** More are no title. */
  static final int MOST_SKIPPED_LINES = 1_000;

  static final String CARRIAGE_RETURN = "CR";

  static final String BACKSLASH = "\\";

  static final String NONE = "none";

  static final List<String> ENCODINGS =
      Arrays.stream(Encoding.values()).map(Encoding::toString).toList();

  private static final Key QUALITY =
      Key.optional(
          "quality",
          new Shape.Mapping(QualityReader.KEYS),
          "What the rows must be like to be published.");

  private static final Key PARQUET =
      Key.optional(
          "parquet",
          Shape.TRUE_OR_FALSE,
          "Whether the rows are written into the lake as Parquet, too, with their types. See docs/from-a-notebook.md.");

  static final Keys FILE =
      Keys.of(
          "a data set with a file",
          Key.required(
              "file",
              Shape.anyOf(Shape.TEXT, new Shape.ListOf(Shape.TEXT)),
              "The path of the CSV file, if --csv is not given; or hdfs:// or file:// if every worker sees it. {runDate} in it is the business day, 2026-03-01, and {runDate:yyyyMMdd} is 20260301. Its last part is the file's name in the lake, without .gz, .bz2, .zst and .zip. Several files that are read as one: a list of paths, or a name with * and ?. See docs/csv-interpretation.md#files-of-a-day, docs/csv-interpretation.md#several-files-a-day and docs/csv-interpretation.md#packed-files."),
          Key.required(
              "columns",
              new Shape.ListOf(new Shape.Mapping(ColumnReader.KEYS)),
              "All columns of the file, in its order."),
          Key.optional(
              "minFiles",
              new Shape.WholeNumber(1, Integer.MAX_VALUE),
              "How many files there must be at least, if several are read as one; 1 if nothing is said. With fewer, nothing is published (status 10)."),
          Key.optional(
              "encoding",
              new Shape.OneOf(ENCODINGS),
              "How the file is encoded; UTF-8 if nothing is said, or UTF-16 if its byte order mark is there. See docs/csv-interpretation.md#other-encodings."),
          Key.optional(
              "delimiter",
              new Shape.Text(
                  "one ASCII character that is no letter, digit, quote or line end; `\"\\t\"` for a tab",
                  "^(\\\\t|[\\u0001-\\u0009\\u000b\\u000c\\u000e-\\u0021\\u0023-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007f])$"),
              "What divides the fields; a comma if nothing is said."),
          Key.optional(
              "header",
              Shape.oneOf("none"),
              "none: no line of the file names the columns; its first line is a row. See docs/csv-interpretation.md#headers."),
          Key.optional(
              "skipLines",
              new Shape.WholeNumber(0, MOST_SKIPPED_LINES),
              "How many lines are above the header, or above the first row; 0 if nothing is said."),
          Key.optional(
              "skipLastLines",
              new Shape.WholeNumber(0, MOST_SKIPPED_LINES),
              "How many lines are below the last row, such as one with a total; 0 if nothing is said. See docs/csv-interpretation.md#lines-that-are-no-rows."),
          Key.optional(
              "comment",
              new Shape.Text(
                  "up to 10 characters without quotes and spaces",
                  "^[^\"\\s\\u0000-\\u001f]{1,10}$"),
              "With which lines begin that are passed over, such as \"#\". See docs/csv-interpretation.md#lines-that-are-no-rows."),
          Key.optional(
              "escape",
              Shape.oneOf(BACKSLASH),
              "\\: a backslash escapes, as in the files of MySQL's OUTFILE: \\N is NULL, \\\" a quote. See docs/csv-interpretation.md#backslashes."),
          Key.optional(
              "quote",
              Shape.oneOf(NONE),
              "none: quotes enclose nothing and are characters like others. See docs/csv-interpretation.md#backslashes."),
          Key.optional(
              "lineEnd",
              Shape.oneOf(CARRIAGE_RETURN),
              "CR: lines end with a carriage return alone. LF and CRLF need not be said. See docs/csv-interpretation.md#lines-that-are-no-rows."),
          Key.optional(
              "nulls",
              ColumnReader.NULLS,
              "Texts that stand for NULL in all columns beside the empty field, such as [NA]. See docs/types.md#null."),
          PARQUET,
          QUALITY);

  private static final Key COLUMNS =
      Key.optional(
          "columns",
          Shape.anyOf(
              new Shape.ListOf(Shape.NAME), new Shape.ListOf(new Shape.Mapping(ColumnReader.KEYS))),
          "Which columns are read; all if nothing is said. Names: the server says the types; as of a file: they are compared with the server's.");

  private static final Key LOAD =
      Key.optional(
          "load",
          new Shape.Mapping(MirrorReader.KEYS),
          "The table itself is loaded into the warehouse too, row by row; {} will do. See docs/warehouse.md#tables-of-the-server.");

  private static final Key DRIFT =
      Key.optional(
          "drift",
          Shape.oneOf("evolve", "freeze", "fail"),
          "What happens when columns are not those of the last day before: evolve, if nothing is said, reads them as they are and says what has changed; freeze reads no new ones and fails with any other change; fail fails with each. See docs/your-own-server.md#when-its-columns-change.");

  private static final Key TRANSFORM =
      Key.optional(
          "transform",
          Shape.TEXT,
          "What is made of each row before it is written, as SELECT … FROM … [WHERE …] in the SQL of questions. See docs/your-own-server.md#what-is-made-of-the-rows.");

  static final Keys TABLE =
      Keys.of(
          "a data set with a table",
          Key.required("table", Shape.NAME, "A table or view of the MySQL server."),
          COLUMNS,
          Key.optional(
              "splitColumn",
              Shape.NAME,
              "A column by which the table is read in ranges; if nothing is said, the column with key: true, else a key's first column. See docs/your-own-server.md#how-a-table-is-divided."),
          Key.optional(
              "where",
              Shape.TEXT,
              "Which rows are extracted, as a condition of MySQL such as status <> 'deleted'; all if nothing is said. {runDate} in it is the business day, as in file. See docs/your-own-server.md#some-rows-only."),
          Key.optional(
              "incremental",
              new Shape.Mapping(IncrementalReader.KEYS),
              "Only rows that have changed are read, and put into the rows of the last day before. See docs/your-own-server.md#only-what-has-changed."),
          DRIFT,
          TRANSFORM,
          LOAD,
          PARQUET,
          QUALITY);

  static final Keys QUERY =
      Keys.of(
          "a data set with a query",
          Key.required(
              "query",
              Shape.TEXT,
              "A query of the MySQL server whose rows are extracted: one SELECT, or WITH … SELECT. {runDate} in it is the business day, as in file. See docs/your-own-server.md#a-query."),
          COLUMNS,
          Key.optional(
              "splitColumn",
              Shape.NAME,
              "A column of the query, of numbers or dates, by which it is read in ranges, each by the query once more; in one piece if nothing is said and no column has key: true."),
          DRIFT,
          TRANSFORM,
          LOAD,
          PARQUET,
          QUALITY);

  private DatasetKeys() {}
}
