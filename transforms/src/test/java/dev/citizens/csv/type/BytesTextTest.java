package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTextTest {
  @ParameterizedTest
  @CsvSource({
    "\\x, \\x",
    "0x, \\x",
    "00, \\x00",
    "\\x00, \\x00",
    "0x00, \\x00",
    "DEADbeef, \\xdeadbeef",
    "\\xDEADBEEF, \\xdeadbeef",
    "\\x0123456789abcdef, \\x0123456789abcdef"
  })
  void bytesHaveOneText(String text, String canonical) {
    assertThat(Spelling.canonical(ColumnType.BYTES, text), is(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0", "abc", "\\xabc", "0xa", "\\", "x00", "\\X00", "0X00", "\\\\x00", "0g", "\\x0g",
        "\\x 0", "é", "\\xé", "\\x00 ", "0x0x", "\\x\\x"
      })
  void anythingElseIsNone(String text) {
    assertThat(Spelling.canonical(ColumnType.BYTES, text), nullValue());
    assertThat(Spelling.reason(ColumnType.BYTES, text), is(BadRowReason.NOT_BYTES));
  }
}
