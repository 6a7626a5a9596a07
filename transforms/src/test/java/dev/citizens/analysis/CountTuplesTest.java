package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTuplesTest {
  private static final KeyExpression A = new ColumnValue("a", 0);
  private static final KeyExpression B = new ColumnValue("b", 1);

  @Test
  void anyNumberOfColumnsMakesAKey() {
    List<KeyExpression> five = List.of(A, B, A, B, A);
    assertThat(
        Rows.analyze(new CountBy("n", five, 0), 2, "x,y", "x,y", "y,x"),
        containsInAnyOrder("x,y,x,y,x=2", "y,x,y,x,y=1"));
    assertThat(
        Rows.analyze(new CountBy("n", five.subList(0, 3), 0), 2, "x,y", "x,y", "y,x"),
        containsInAnyOrder("x,y,x=2", "y,x,y=1"));
  }

  @Test
  void fieldsWithDelimitersCannotBeMistaken() {
    assertThat(
        Rows.analyze(new CountBy("n", List.of(A, B, B), 0), 2, "\"a,b\",", "a,\"b,\"", ",\"\""),
        containsInAnyOrder("\"a,b\",,=1", "a,\"b,\",\"b,\"=1", ",\"\",\"\"=1"));
  }
}
