package dev.citizens.extract.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import dev.citizens.extract.TableColumn;
import dev.citizens.extract.split.SqlName;
import dev.citizens.job.Column;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Which values of a column the server can have, and its type here, or a text, cannot. */
final class ColumnDoubts {
  /** What no text of PostgreSQL can hold. */
  private static final String NUL = "X'00'";

  /** U+FFFD in UTF-8: what somebody has written for a character that was lost. */
  private static final String REPLACEMENT = "X'EFBFBD'";

  private static final String MOMENT = "2026-03-01 00:00:00";

  private static final String LARGEST_LONG = Long.toString(Long.MAX_VALUE);
  private static final String SMALLEST_LONG = Long.toString(Long.MIN_VALUE);

  private final TableColumn column;
  private final Column declared;
  private final ColumnEntries entries;
  private final String quoted;
  private final List<Doubt> doubts = new ArrayList<>();

  private ColumnDoubts(TableColumn column, Column declared, ColumnEntries entries) {
    this.column = column;
    this.declared = declared;
    this.entries = entries;
    this.quoted = SqlName.quoted(column.name());
  }

  /**
   * The doubts, without a look at rows.
   *
   * @param declared what the values are written as
   * @param entries by which it can be declared otherwise
   * @param characterSet of its texts; null if it has none, or nobody knows
   */
  static List<Doubt> of(
      TableColumn column, Column declared, ColumnEntries entries, @Nullable String characterSet) {
    ColumnDoubts doubts = new ColumnDoubts(column, declared, entries);
    doubts.add(characterSet);
    return doubts.doubts;
  }

  private void add(@Nullable String characterSet) {
    switch (declared.type().kind()) {
      case DATE, TIMESTAMP -> dates();
      case LONG -> longs();
      case DECIMAL -> decimals();
      case BOOLEAN ->
          value("neither 0 nor 1", quoted + " NOT IN (0, 1)", BadRowReason.NOT_A_BOOLEAN, "long");
      case TIME -> times();
      case JSON -> {
        if (column.type() != MysqlType.JSON) {
          String invalid = "NOT JSON_VALID(" + quoted + ")";
          loadable("no JSON", invalid, BadRowReason.NOT_JSON, entries.with(typed("text")));
        }
      }
      case TEXT -> texts(characterSet);
      case DOUBLE, BYTES -> {}
    }
    if (declared.required()) {
      loadable(
          "NULL, and the job file says required",
          quoted + " IS NULL",
          BadRowReason.MISSING_VALUE,
          entries.with(new Column(column.name(), declared.type(), false, declared.nulls())));
    }
  }

  /** PostgreSQL has the midnight at the end of a day, too. */
  private void times() {
    loadable(
        "24:00:00, which is no time of day",
        quoted + " = '24:00:00'",
        BadRowReason.NOT_A_TIME,
        entries.with(typed("text")));
    value(
        "no time of day",
        "%1$s < '00:00:00' OR %1$s > '24:00:00'".formatted(quoted),
        BadRowReason.NOT_A_TIME,
        "text");
  }

  private void dates() {
    BadRowReason reason =
        declared.type().equals(ColumnType.DATE)
            ? BadRowReason.NOT_A_DATE
            : BadRowReason.NOT_A_TIMESTAMP;
    String zero = "YEAR(%1$s) = 0 AND MONTH(%1$s) = 0 AND DAYOFMONTH(%1$s) = 0".formatted(quoted);
    doubt("zero date", zero, reason, zeroIsNull());
    String month = "CONCAT(LPAD(YEAR(%1$s), 4, '0'), '-', MONTH(%1$s), '-01')".formatted(quoted);
    value(
        "no day of the calendar, or of the year 0",
        ("(YEAR(%1$s) = 0 OR MONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) = 0"
                + " OR DAYOFMONTH(%1$s) > DAYOFMONTH(LAST_DAY(%2$s))) AND NOT (%3$s)")
            .formatted(quoted, month, zero),
        reason,
        "text");
  }

  /** It is NULL then, so a required column would have another bad row; a key always is required. */
  private String zeroIsNull() {
    if (entries.isKey(declared)) {
      return entries.with(typed("text"));
    }
    List<String> nulls = new ArrayList<>(declared.nulls());
    nulls.add("0000-00-00" + time());
    return entries.with(new Column(column.name(), declared.type(), false, nulls));
  }

  /** How a zero moment ends as the server writes it. */
  private String time() {
    if (column.type() == MysqlType.DATE) {
      return "";
    }
    int digits = column.precision() - MOMENT.length();
    return " 00:00:00" + (digits <= 0 ? "" : "." + "0".repeat(digits - 1)); // 1 is the point
  }

  private void longs() {
    boolean fits = column.columnType().filter(ColumnType.LONG::equals).isPresent();
    if (!fits) {
      value(
          "more than 64 bits with sign",
          "%1$s > %2$s OR %1$s < %3$s".formatted(quoted, LARGEST_LONG, SMALLEST_LONG),
          BadRowReason.NOT_A_LONG,
          column.columnType().map(ColumnType::toString).orElse("text"));
    }
  }

  private void decimals() {
    ColumnType own = column.columnType().orElse(declared.type());
    if (!declared.type().equals(own)) {
      String least = "1" + "0".repeat(declared.type().precision() - declared.type().scale());
      value(
          "too large for " + declared.type(),
          "%1$s >= %2$s OR %1$s <= -%2$s"
              .formatted(quoted, least), // ABS fails for the least BIGINT
          BadRowReason.NOT_A_DECIMAL,
          own.toString());
    }
  }

  private void texts(@Nullable String characterSet) {
    if (!isOfCharacters()) {
      return;
    }
    String bytes = "CAST(CONVERT(%s USING utf8mb4) AS BINARY)".formatted(quoted);
    doubt(
        "the character U+0000 in a text",
        "LOCATE(%s, %s) > 0".formatted(NUL, bytes),
        BadRowReason.NUL_CHARACTER,
        "query: with REPLACE(%1$s, CHAR(0), '') AS %1$s".formatted(quoted));
    doubt(
        "U+FFFD in a text: a character was lost before",
        "LOCATE(%s, %s) > 0".formatted(REPLACEMENT, bytes),
        null,
        "none here: look at what wrote it");
    if ("latin1".equals(String.valueOf(characterSet).toLowerCase(Locale.ROOT))) {
      String stored = "CAST(%s AS BINARY)".formatted(quoted);
      String read = "CONVERT(%s USING utf8mb4)".formatted(stored);
      doubt(
          "UTF-8 in a latin1 column: é becomes Ã©",
          "CHAR_LENGTH(%2$s) < LENGTH(%1$s) AND CAST(%2$s AS BINARY) = %1$s"
              .formatted(stored, read),
          null,
          "query: with %s AS %s".formatted(read, quoted));
    }
  }

  private boolean isOfCharacters() {
    return switch (column.type()) {
      case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> true;
      default -> false;
    };
  }

  /** A value that another type takes. */
  private void value(String what, String condition, BadRowReason reason, String type) {
    doubt(what, condition, reason, entries.with(typed(type)));
  }

  private Column typed(String type) {
    return new Column(column.name(), ColumnType.parse(type), declared.required(), declared.nulls());
  }

  private void doubt(String what, String condition, @Nullable BadRowReason reason, String cure) {
    doubt(what, condition, reason, false, cure);
  }

  /** A value that is bad for an analysis, and that PostgreSQL takes. */
  private void loadable(String what, String condition, BadRowReason reason, String cure) {
    doubt(what, condition, reason, true, cure);
  }

  /** A value that the job file takes for NULL is none. */
  private void doubt(
      String what,
      String condition,
      @Nullable BadRowReason reason,
      boolean isLoadable,
      String cure) {
    String counted =
        declared.nulls().isEmpty() || reason == BadRowReason.MISSING_VALUE
            ? condition
            : "(%s) AND CAST(CAST(%s AS CHAR) AS BINARY) NOT IN (%s)"
                .formatted(condition, quoted, nulls());
    doubts.add(new Doubt(column.name(), what, counted, reason, isLoadable, cure));
  }

  private String nulls() {
    return declared.nulls().stream()
        .map(text -> "X'" + HexFormat.of().formatHex(text.getBytes(UTF_8)) + "'")
        .collect(Collectors.joining(", "));
  }
}
