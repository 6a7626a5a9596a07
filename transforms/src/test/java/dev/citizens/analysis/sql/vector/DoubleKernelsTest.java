package dev.citizens.analysis.sql.vector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where doubles are not as in DuckDB. */
class DoubleKernelsTest {
  private static Vector doubles(double... values) {
    Vector vector = new Vector(ColumnType.DOUBLE, values.length);
    for (int row = 0; row < values.length; row++) {
      vector.setDouble(row, values[row]);
    }
    return vector;
  }

  @Test
  void byZeroIsNull() {
    Vector[] arguments = {doubles(5.5, 1, 0, -7.5), doubles(0, -0.0, 0, 2)};
    Vector quotients = new Vector(ColumnType.DOUBLE, 4);
    Vector rests = new Vector(ColumnType.DOUBLE, 4);

    DoubleArithmetic.divide(arguments, quotients, 4);
    DoubleArithmetic.modulo(arguments, rests, 4);

    byte[] states = {Vector.NULL, Vector.NULL, Vector.NULL, Vector.VALUE};
    assertThat(quotients.states(), is(states));
    assertThat(rests.states(), is(states));
    assertThat(quotients.doubles()[3], is(-3.75));
    assertThat(rests.doubles()[3], is(-1.5));
  }

  /** As in PostgreSQL; not of its binary digits, by which 1.005 is less. */
  @Test
  void aDecimalIsRoundedFromTheDigitsThatAreShown() {
    Vector from = doubles(1.005, 1.115, -2.675, 0.285, 1.0049999);
    Vector to = new Vector(ColumnType.decimal(5, 2), 5);

    Casts.of(from.type(), to.type()).apply(new Vector[] {from}, to, 5);

    assertThat(
        IntStream.range(0, 5).mapToObj(to::exact).map(BigInteger::intValue).toList(),
        contains(101, 112, -268, 29, 100));
  }
}
