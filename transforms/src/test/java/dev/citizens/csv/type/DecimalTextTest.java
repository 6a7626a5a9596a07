package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decimal(10,2) | 1.5 | 1.50",
        "decimal(10,2) | 1.50 | 1.50",
        "decimal(10,2) | 1.500000000000000 | 1.50",
        "decimal(10,2) | 1 | 1.00",
        "decimal(10,2) | 1. | 1.00",
        "decimal(10,2) | .5 | 0.50",
        "decimal(10,2) | .05 | 0.05",
        "decimal(10,2) | +1.5 | 1.50",
        "decimal(10,2) | -1.5 | -1.50",
        "decimal(10,2) | 0001.5 | 1.50",
        "decimal(10,2) | 0 | 0.00",
        "decimal(10,2) | -0 | 0.00",
        "decimal(10,2) | -0.00 | 0.00",
        "decimal(10,2) | 0.001e1 | 0.01",
        "decimal(10,2) | 1e5 | 100000.00",
        "decimal(10,2) | 1E+5 | 100000.00",
        "decimal(10,2) | 12345e-2 | 123.45",
        "decimal(10,2) | 12345000e-5 | 123.45",
        "decimal(10,2) | 99999999.99 | 99999999.99",
        "decimal(10,2) | -99999999.99 | -99999999.99",
        "decimal(10,2) | 0.0000000000000000001e19 | 1.00",
        "decimal(10,2) | 0e99999999999999999999 | 0.00",
        "decimal(10,2) | 0e-99999999999999999999 | 0.00",
        "decimal(2,2) | 0.99 | 0.99",
        "decimal(2,2) | -.01 | -0.01",
        "decimal(3,0) | 999 | 999",
        "decimal(3,0) | 9.99e2 | 999",
        "decimal(3,0) | 7.0 | 7",
        "decimal(20,0) | 18446744073709551615 | 18446744073709551615",
        "decimal(65,30) | 1 | 1.000000000000000000000000000000"
      })
  void aNumberHasOneText(ColumnType type, String text, String canonical) {
    assertThat(Spelling.canonical(type, text), is(canonical));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decimal(10,2) | 1.234",
        "decimal(10,2) | 0.001",
        "decimal(10,2) | 1e-3",
        "decimal(10,2) | 100000000",
        "decimal(10,2) | 1e8",
        "decimal(10,2) | 99999999.991",
        "decimal(10,2) | 1e99999999999999999999",
        "decimal(10,2) | 1e-99999999999999999999",
        "decimal(2,2) | 1",
        "decimal(2,2) | 1.00",
        "decimal(3,0) | 1000",
        "decimal(3,0) | 0.5",
        "decimal(3,0) | 1e3"
      })
  void noneIsRounded(ColumnType type, String text) {
    assertThat(Spelling.canonical(type, text), nullValue());
    assertThat(Spelling.reason(type, text), is(BadRowReason.NOT_A_DECIMAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1,000.00",
        "1,5",
        "1_0",
        "1..5",
        "1.5.0",
        " 1",
        "1 ",
        "1e",
        "1e+",
        "1e1.5",
        "e5",
        ".e5",
        "--1",
        "1-",
        "0x10",
        "NaN",
        "Infinity",
        "1.5d",
        "1.5f",
        "½",
        "$1"
      })
  void anythingElseIsNone(String text) {
    assertThat(Spelling.canonical(ColumnType.decimal(10, 2), text), nullValue());
  }
}
