package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+0, 0",
    "000, 0",
    "7, 7",
    "-7, -7",
    "+7, 7",
    "007, 7",
    "-007, -7",
    "00000000000000000000000000000012345678, 12345678",
    "9223372036854775807, 9223372036854775807",
    "+9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "0009223372036854775807, 9223372036854775807",
    "-0009223372036854775808, -9223372036854775808"
  })
  void aNumberHasOneText(String text, String canonical) {
    assertThat(canonical(text), is(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "--1",
        "+-1",
        "++1",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "1-",
        "a",
        "/",
        ":",
        "٣",
        "1,000",
        "1_000",
        "0x1",
        "12345678x",
        "123456789012345678x",
        "9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "10000000000000000000",
        "-99999999999999999999"
      })
  void anythingElseIsNone(String text) {
    assertThat(canonical(text), nullValue());
    assertThat(Spelling.reason(ColumnType.LONG, text), is(BadRowReason.NOT_A_LONG));
  }

  @Test
  void numbersAroundEveryPowerOfTwoFitIfTheJdkSaysSo() {
    for (int power = 0; power < 70; power++) {
      for (int around = -2; around <= 2; around++) {
        BigInteger number = BigInteger.TWO.pow(power).add(BigInteger.valueOf(around));
        for (BigInteger each : List.of(number, number.negate())) {
          assertThat(
              canonical(each.toString()), is(each.bitLength() < 64 ? each.toString() : null));
        }
      }
    }
  }

  @Test
  void aNumberOfAnyLengthWithAnyByteChangedIsOneOnlyIfThatIsADigitOrASign() {
    String digits = "1234567890123456789";
    for (int length = 1; length <= digits.length(); length++) {
      for (int at = 0; at < length; at++) {
        for (char other = ' '; other < 128; other++) {
          String text = digits.substring(0, at) + other + digits.substring(at + 1, length);
          assertThat(text, canonical(text) != null, is(isLongToTheJdk(text)));
        }
      }
    }
  }

  private static boolean isLongToTheJdk(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  private static String canonical(String text) {
    return Spelling.canonical(ColumnType.LONG, text);
  }
}
