package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical texts are those that PostgreSQL 15 prints. */
class DoubleTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0",
    "+0.0, 0",
    "0e5, 0",
    "1, 1",
    "1.0, 1",
    "1.5, 1.5",
    "+1.50, 1.5",
    "-1.5, -1.5",
    ".5, 0.5",
    "5., 5",
    "007, 7",
    "100, 100",
    "1e2, 100",
    "0.0001, 0.0001",
    "0.00012, 0.00012",
    "0.00001, 1e-05",
    "0.000012, 1.2e-05",
    "123456789012345, 123456789012345",
    "100000000000000, 100000000000000",
    "1e14, 100000000000000",
    "1e15, 1e+15",
    "1000000000000000, 1e+15",
    "1234567890123456, 1.234567890123456e+15",
    "1e20, 1e+20",
    "1E+20, 1e+20",
    "1e100, 1e+100",
    "1.5e-100, 1.5e-100",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "0.300000000000000044, 0.30000000000000004",
    "0.1000000000000000055511151231257827, 0.1",
    "9007199254740993, 9.007199254740992e+15",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "1.7976931348623158e308, 1.7976931348623157e+308",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "2.225073858507201e-308, 2.225073858507201e-308",
    "4.9e-324, 5e-324",
    "5e-324, 5e-324",
    "1e-323, 1e-323",
    "1e-400, 0",
    "-1e-400, -0",
    "1e-99999999999999999999, 0",
    "2e23, 2e+23",
    "9.5367431640625e-07, 9.5367431640625e-07",
    "NaN, NaN",
    "nan, NaN",
    "Infinity, Infinity",
    "INFINITY, Infinity",
    "-infinity, -Infinity",
    "inf, Infinity",
    "+Inf, Infinity",
    "-INF, -Infinity"
  })
  void aNumberHasOneText(String text, String canonical) {
    assertThat(Spelling.canonical(ColumnType.DOUBLE, text), is(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1d",
        "1.5f",
        "1.5D",
        "0x1p3",
        "0x10",
        "1e309",
        "-1e309",
        "1.7976931348623159e308",
        "1e99999999999999999999",
        " 1",
        "1 ",
        "1,5",
        "1e",
        "1e+",
        "-NaN",
        "infinite",
        "in",
        "1_000",
        "--1"
      })
  void anythingElseIsNone(String text) {
    assertThat(Spelling.canonical(ColumnType.DOUBLE, text), nullValue());
    assertThat(Spelling.reason(ColumnType.DOUBLE, text), is(BadRowReason.NOT_A_DOUBLE));
  }
}
