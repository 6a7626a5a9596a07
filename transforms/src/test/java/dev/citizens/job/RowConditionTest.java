package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition stays in its parentheses, whatever is in it. */
class RowConditionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status <> 'deleted'",
        "a = 1 OR (b = 2 AND c IN (3, 4))",
        "v = ') OR (1=1'",
        "v = \"it's ) -- # /* ; \\\" '\"",
        "v = 'it''s \\' ) -- # /* ;'",
        "v = '\\\\' AND `odd ) \\` > 0",
        "`it``s ;` = 1",
        "a--1 > 0",
        "a - -1 / 2 * 3 > 0",
        "{d '2026-01-01'} < d"
      })
  void aConditionIsTakenAsItIs(String sql) {
    assertThat(new RowCondition(sql, "").inParentheses(), is("(" + sql + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1=1) OR (1=1                | has a ) without its (",
        "(1=1                        | has a ( that is not closed",
        "'a') OR ('b'                | has a ) without its (",
        "v = '\\\\') OR ('1'         | has a ) without its (",
        "v = 'it                     | has a ' that is not closed",
        "v = 'it\\'                  | has a ' that is not closed",
        "v = \"it''                  | has a \" that is not closed",
        "`v\\` = 1                   | ^^",
        "`v = 1                      | has a ` that is not closed",
        "1=1; DROP TABLE t           | has a ; and must be one condition",
        "1=1 -- all                  | has a comment, which could hide what stands behind it",
        "1=1 --                      | has a comment, which could hide what stands behind it",
        "1=1 # all                   | has a comment, which could hide what stands behind it",
        "1=1 /* all */               | has a comment, which could hide what stands behind it",
        "1=1 /*! OR 1=1 */           | has a comment, which could hide what stands behind it"
      })
  void whatCouldEndBeforeItsEndIsRefused(String sql, String objection) {
    if (objection.isEmpty()) {
      assertThat(new RowCondition(sql, "").sql(), is(sql));
    } else {
      assertThat(
          assertThrows(IllegalArgumentException.class, () -> new RowCondition(sql, ""))
              .getMessage(),
          is(objection));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "id IN (select 1)            | true",
        "id IN (TABLE other)         | true",
        "EXISTS(SELECT*FROM o)       | true",
        "at < NOW()                  | true",
        "at < current_date           | true",
        "at < localtimestamp         | true",
        "at > utc_date               | true",
        "at < CURRENT_TIMESTAMP(6)   | true",
        "rand () < 0.5               | true",
        "k <> uuid()                 | true",
        "uuid IS NOT NULL            | false",
        "uuid_old = rand             | false",
        "current_status <> 'gone'    | false",
        "now > 1 AND utc_offset = 2  | false",
        "v <> 'SELECT 1'             | false",
        "at < '2026-03-01'           | false",
        "`select` = 1 AND selected   | false"
      })
  void whatDependsOnMoreThanTheRowIsFound(String sql, boolean dependsOnMore) {
    assertThat(new RowCondition(sql, "").dependsOnMore(), is(dependsOnMore));
  }
}
