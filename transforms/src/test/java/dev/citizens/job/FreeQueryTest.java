package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query only reads, and stays in its parentheses, whatever is in it. */
class FreeQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select*from o",
        "WITH a AS (SELECT 1 AS n) SELECT n FROM a",
        "(SELECT 1) UNION ALL (SELECT 2)",
        "SELECT 'INTO OUTFILE; FOR UPDATE -- #', `into`, \"/*\" FROM o",
        "SELECT o.for_update, insert_into FROM o USE INDEX FOR JOIN (a)",
        "SELECT SUBSTRING(v FROM 1 FOR 2) FROM o LIMIT 5"
      })
  void aQueryIsTakenAsItIs(String sql) {
    assertThat(new FreeQuery(sql, "").sql(), is(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "DELETE FROM o                        | must begin with SELECT or WITH",
        "CALL p()                             | must begin with SELECT or WITH",
        "SELECTED FROM o                      | must begin with SELECT or WITH",
        "TABLE o                              | must begin with SELECT or WITH",
        "SELECT 1; DROP TABLE o               | has a ; and must be one statement",
        "SELECT 1;                            | ends with a ; that does not belong to it: leave it out",
        "SELECT * FROM o INTO OUTFILE '/tmp/o'| has INTO, and must only read",
        "SELECT 1 into @n                     | has into, and must only read",
        "SELECT * FROM o FOR  UPDATE          | has FOR UPDATE, and must only read",
        "SELECT * FROM o FOR SHARE            | has FOR SHARE, and must only read",
        "SELECT * FROM o LOCK IN SHARE MODE   | has LOCK IN SHARE MODE, and must only read",
        "SELECT 1) AS a JOIN (SELECT 2        | has a ) without its (",
        "SELECT (1                            | has a ( that is not closed",
        "SELECT 'it                           | has a ' that is not closed",
        "SELECT 1 -- all                      | has a comment, which could hide what stands behind it",
        "SELECT 1 # all                       | has a comment, which could hide what stands behind it",
        "SELECT 1 /*! INTO OUTFILE '/tmp/o' */| has a comment, which could hide what stands behind it",
        "SELECT * FROM o WHERE $CONDITIONS    | has $CONDITIONS, as in Sqoop; leave it out, as ranges are put around the query"
      })
  void whatMayDoMoreOrEndBeforeItsEndIsRefused(String sql, String objection) {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> new FreeQuery(sql, "")).getMessage(),
        is(objection));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT n FROM o LIMIT 3              | LIMIT",
        "SELECT n FROM (SELECT n FROM o limit 3) AS a | limit",
        "SELECT rand() AS n FROM o            | rand",
        "SELECT @n := @n + 1 AS n FROM o      | @n",
        "SELECT n, ROW_NUMBER() OVER (ORDER BY k) AS r FROM o | OVER",
        "SELECT n, SUM(k) over w AS r FROM o WINDOW w AS (PARTITION BY k) | over",
        "SELECT n FROM o WHERE at < now()     | now",
        "SELECT n FROM o WHERE at < CURRENT_TIMESTAMP - INTERVAL 1 DAY | CURRENT_TIMESTAMP",
        "SELECT n FROM o WHERE at < SYSDATE (6) | SYSDATE",
        "SELECT n FROM o WHERE d = utc_date   | utc_date",
        "SELECT n FROM o WHERE s < UNIX_TIMESTAMP( ) | UNIX_TIMESTAMP",
        "SELECT n FROM o WHERE s < @@timestamp | @@timestamp",
        "SELECT k, ANY_VALUE(n) AS n FROM o GROUP BY k | ANY_VALUE"
      })
  void whatChoosesRowsIsFound(String sql, String word) {
    assertThat(
        new FreeQuery(sql, "").objectionToRanges(),
        is("has %s, by which each range may be of other rows".formatted(word)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n FROM o ORDER BY n",
        "SELECT 'LIMIT 3', o.uuid, `limit` FROM o",
        "SELECT UNIX_TIMESTAMP(at) AS n, now, current_price, 'a@b', `over`, handover FROM o"
      })
  void otherQueriesHaveTheSameRowsEachTime(String sql) {
    assertThat(new FreeQuery(sql, "").objectionToRanges(), is(nullValue()));
  }
}
