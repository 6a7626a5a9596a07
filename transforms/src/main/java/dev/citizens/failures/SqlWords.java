package dev.citizens.failures;

import java.sql.BatchUpdateException;
import java.sql.DataTruncation;
import java.sql.SQLException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be shown of what a server said. Where it speaks of data, it quotes values: then the text
 * is ours, with the names of table, column and rule that it gives apart from its text.
 */
final class SqlWords {
  private static final int MOST_CHARACTERS = 300;

  private static final Map<String, String> OF_DATA =
      Map.ofEntries(
          Map.entry("22001", "a value is too long for its column"),
          Map.entry("22003", "a number is out of its column's range"),
          Map.entry("22007", "a text is no date or time"),
          Map.entry("22008", "a date or time is out of range"),
          Map.entry("22021", "a character that the database's encoding does not have, or NUL"),
          Map.entry("22P02", "a text is no value of its column's type"),
          Map.entry("22P05", "a character that the database's encoding does not have, or NUL"),
          Map.entry("23502", "a column that must have a value got none"),
          Map.entry("23503", "a foreign key is violated"),
          Map.entry("23505", "two rows have one key"),
          Map.entry("23514", "a CHECK constraint is violated"),
          Map.entry("23P01", "an exclusion constraint is violated"),
          Map.entry("54000", "a value is larger than an index can hold"),
          Map.entry("P0001", "a trigger or function refuses a row"));

  /** MySQL's names; at the text's end, where no value can stand. */
  private static final Pattern MYSQL_COLUMN =
      Pattern.compile("for column ([`'][^ ]+[`']) at row \\d+\\s*$");

  private static final Pattern MYSQL_KEY = Pattern.compile("for key ('[^' ]+')\\s*$");
  private static final Pattern FUNCTION = Pattern.compile("PL/pgSQL function ([\\w.\"]+)\\(");

  private SqlWords() {}

  static String of(SQLException said, SqlKind kind, String table) {
    ServerErrorMessage message =
        said instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (kind == SqlKind.DATA) {
      // MySQL's driver gives one state to all that it calls truncated.
      String state = said instanceof DataTruncation ? "" : said.getSQLState();
      String what = OF_DATA.getOrDefault(String.valueOf(state), "a value cannot be taken");
      return what + " (" + (message == null ? names(said, table) : names(message, table)) + ")";
    }
    if (said instanceof BatchUpdateException) {
      return "a batch was refused (SQLSTATE " + said.getSQLState() + ")";
    }
    String text =
        message == null ? said.getMessage() : message.getSeverity() + ": " + message.getMessage();
    return Printable.of(String.valueOf(text).lines().findFirst().orElse(""), MOST_CHARACTERS);
  }

  private static String names(ServerErrorMessage message, String table) {
    StringJoiner names = new StringJoiner(", ");
    names.add("SQLSTATE " + message.getSQLState());
    boolean named = message.getTable() != null;
    add(names, "table", named ? message.getSchema() + "." + message.getTable() : table);
    add(names, "column", message.getColumn());
    add(names, "type", message.getDatatype());
    add(names, "constraint", message.getConstraint());
    Matcher function = FUNCTION.matcher(String.valueOf(message.getWhere()));
    add(names, "function", function.find() ? function.group(1) : null);
    return names.toString();
  }

  private static String names(SQLException mySql, String table) {
    StringJoiner names = new StringJoiner(", ");
    names.add("SQLSTATE " + mySql.getSQLState());
    names.add("error " + mySql.getErrorCode());
    add(names, "table", table);
    String message = String.valueOf(mySql.getMessage());
    Matcher column = MYSQL_COLUMN.matcher(message);
    add(names, "column", column.find() ? column.group(1) : null);
    Matcher key = MYSQL_KEY.matcher(message);
    add(names, "key", key.find() ? key.group(1) : null);
    return names.toString();
  }

  private static void add(StringJoiner names, String label, String name) {
    if (name != null) {
      names.add(label + " " + Printable.of(name));
    }
  }
}
