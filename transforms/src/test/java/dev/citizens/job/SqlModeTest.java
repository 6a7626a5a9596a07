package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's mode makes of a statement is found where it is, and nowhere else. */
class SqlModeTest {
  private static final String ALL =
      "REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES,IGNORE_SPACE,ORACLE,NO_BACKSLASH_ESCAPES,"
          + "EMPTY_STRING_IS_NULL,HIGH_NOT_PRECEDENCE";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "SELECT \"name\" FROM o          ~ ANSI_QUOTES          ~ \"",
        "SELECT a || b AS c FROM o       ~ PIPES_AS_CONCAT      ~ ||",
        "SELECT 'it\\'s' FROM o          ~ NO_BACKSLASH_ESCAPES ~ \\",
        "SELECT a FROM o WHERE NOT a = 1 ~ HIGH_NOT_PRECEDENCE  ~ NOT",
        "not (a) = b                     ~ HIGH_NOT_PRECEDENCE  ~ not",
        "CAST(a AS REAL) > 1             ~ REAL_AS_FLOAT        ~ REAL",
        "v <> ''                         ~ EMPTY_STRING_IS_NULL ~ ''",
        "v IN ('a', '') AND w            ~ EMPTY_STRING_IS_NULL ~ ''",
        "SUBSTR(v, 0) = 'a'              ~ ORACLE               ~ SUBSTR"
      })
  void whatTheModeChangesIsFound(String sql, String mode, String what) {
    assertThat(
        SqlMode.objection("STRICT_TRANS_TABLES," + mode, sql),
        startsWith(
            "has %s, which means something else in the server's sql_mode %s than in an extract; "
                .formatted(what, mode)));
    assertThat(SqlMode.objection("STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY", sql), is(nullValue()));
    assertThat(SqlMode.objection("", sql), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT `name`, 'say \"||\" NOT' FROM o",
        "SELECT CASE WHEN a IS NOT NULL AND b NOT IN (1) AND c NOT  LIKE 'x' THEN 1 END FROM o",
        "SELECT `a\"b`, `NOT`, `||` FROM o",
        "v = 'it''s' OR v = '''' OR v = 'a'''",
        "a | b = 3 AND notes = 1 AND `real` = 2 AND (v = 'x') = 0"
      })
  void whatMeansTheSameIsTaken(String sql) {
    assertThat(SqlMode.objection(ALL, sql), is(nullValue()));
  }
}
