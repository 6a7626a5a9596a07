package dev.citizens.job;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A query whose rows are extracted, in MySQL's SQL.
 *
 * @param sql one statement without comments that only reads, with all its quotes and parentheses
 *     closed, so that it stays in the parentheses that it is put in
 * @param place the job file and the line of it, for complaints
 */
public record FreeQuery(String sql, String place) implements Serializable {
  private static final Pattern READS =
      Pattern.compile("[\\s(]*(SELECT|WITH)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern WRITES_OR_LOCKS =
      Pattern.compile(
          "\\b(INTO|FOR\\s+UPDATE|FOR\\s+SHARE|LOCK\\s+IN\\s+SHARE\\s+MODE)\\b",
          Pattern.CASE_INSENSITIVE);

  /** By what the server may choose other rows, or values, each time: also of rows that are tied. */
  private static final Pattern CHOOSES =
      Pattern.compile(
          "\\b(LIMIT|FETCH|OVER|LOCALTIME|LOCALTIMESTAMP|(CURRENT|UTC)_(DATE|TIME|TIMESTAMP))\\b"
              + "|\\b(RAND|RANDOM_BYTES|UUID\\w*|SYS_GUID|ANY_VALUE|ROWNUM|CONNECTION_ID"
              + "|NOW|SYSDATE|CURDATE|CURTIME)(?=\\s*\\()"
              + "|\\bUNIX_TIMESTAMP(?=\\s*\\(\\s*\\))|@[@\\w.$]*|:=",
          Pattern.CASE_INSENSITIVE);

  private static final String SQOOP = "$CONDITIONS";

  /**
   * A query.
   *
   * @throws IllegalArgumentException if it may do more than read, or could end before its end; its
   *     message is a phrase
   */
  public FreeQuery {
    SqlScan scan = new SqlScan(sql, "statement");
    String objection = scan.objection();
    if (objection == null) {
      objection = objection(scan.unquoted());
    }
    if (objection != null) {
      throw new IllegalArgumentException(objection);
    }
  }

  private static @Nullable String objection(String unquoted) {
    if (!READS.matcher(unquoted).matches()) {
      return "must begin with SELECT or WITH";
    }
    if (unquoted.contains(SQOOP)) {
      return "has $CONDITIONS, as in Sqoop; leave it out, as ranges are put around the query";
    }
    Matcher writes = WRITES_OR_LOCKS.matcher(unquoted);
    return writes.find()
        ? "has %s, and must only read".formatted(writes.group().replaceAll("\\s+", " "))
        : null;
  }

  /** Why ranges of it need not be parts of the same rows, as a phrase; null if they are. */
  public @Nullable String objectionToRanges() {
    Matcher chooses = CHOOSES.matcher(new SqlScan(sql, "statement").unquoted());
    return chooses.find()
        ? "has %s, by which each range may be of other rows".formatted(chooses.group())
        : null;
  }

  /** On one line, for people. */
  public String shown() {
    return sql.replaceAll("\\s*\\R\\s*", " ");
  }
}
