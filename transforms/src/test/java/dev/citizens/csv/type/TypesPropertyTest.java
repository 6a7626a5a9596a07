package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** On random texts, each type takes what the JDK takes, as the value that the JDK reads. */
class TypesPropertyTest {
  private static final int TEXTS = 60_000;
  private static final BigInteger MOST_EXPONENT = BigInteger.valueOf(10_000);
  private static final BigInteger LEAST_EXPONENT = MOST_EXPONENT.negate();
  private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

  private final Random random = new Random(20260101);

  @Test
  void longs() {
    check(
        ColumnType.LONG,
        () -> mutated(pick("", "", "-", "+") + pick("", "0", "00") + digits(20), "0123456789+-. "),
        text -> {
          if (!text.matches("[+-]?\\d+")) {
            return null;
          }
          BigInteger number = new BigInteger(text);
          return number.bitLength() < 64 ? number.toString() : null;
        });
  }

  @Test
  void decimals() {
    for (int i = 0; i < 20; i++) {
      int precision = random.nextInt(1, 20);
      int scale = random.nextInt(0, precision + 1);
      check(
          ColumnType.decimal(precision, scale),
          TEXTS / 10,
          () -> mutated(number(precision - scale + 1, scale + 1), "0123456789+-.eE,"),
          text -> decimal(text, precision, scale));
    }
  }

  private static String decimal(String text, int precision, int scale) {
    if (!text.matches(DECIMAL)) {
      return null;
    }
    int at = text.toLowerCase(Locale.ROOT).indexOf('e');
    // As far as numbers of few digits go, and BigDecimal's exponents are not endless either.
    int exponent =
        at < 0
            ? 0
            : new BigInteger(text.substring(at + 1))
                .max(LEAST_EXPONENT)
                .min(MOST_EXPONENT)
                .intValueExact();
    BigDecimal number =
        new BigDecimal(at < 0 ? text : text.substring(0, at))
            .scaleByPowerOfTen(exponent)
            .stripTrailingZeros();
    boolean fits =
        number.scale() <= scale && number.precision() - number.scale() <= precision - scale;
    return fits || number.signum() == 0 ? number.setScale(scale).toPlainString() : null;
  }

  @Test
  void doublesOfDigits() {
    check(
        ColumnType.DOUBLE,
        () -> mutated(number(random.nextInt(20), random.nextInt(20)), "0123456789+-.eE"),
        TypesPropertyTest::doubleText);
  }

  @Test
  void doublesOfBits() {
    check(
        ColumnType.DOUBLE,
        () -> {
          double value = Double.longBitsToDouble(random.nextLong());
          return Double.isFinite(value) ? Double.toString(value) : "0";
        },
        TypesPropertyTest::doubleText);
  }

  @Test
  void doublesAtThePowersOfTwoAndTheSmallestOnes() {
    for (int exponent = -1074; exponent <= 1023; exponent++) {
      double power = Math.scalb(1.0, exponent);
      for (double value : new double[] {Math.nextDown(power), power, Math.nextUp(power)}) {
        assertCanonicalDouble(value);
      }
    }
    for (int i = 1; i < 2_000; i++) {
      assertCanonicalDouble(i * Double.MIN_VALUE);
      assertCanonicalDouble(Double.MAX_VALUE - i * Math.ulp(Double.MAX_VALUE));
      assertCanonicalDouble(i / 1000.0);
    }
  }

  private static void assertCanonicalDouble(double value) {
    String text = new BigDecimal(value).toString();
    assertThat(text, Spelling.canonical(ColumnType.DOUBLE, text), is(doubleText(text)));
  }

  private static String doubleText(String text) {
    if (!text.matches(DECIMAL)) {
      return null;
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? null : PostgresDouble.text(value);
  }

  @Test
  void booleans() {
    Set<String> yes = Set.of("true", "t", "yes", "y", "1");
    Set<String> no = Set.of("false", "f", "no", "n", "0");
    check(
        ColumnType.BOOLEAN,
        () -> {
          String word = pick("true", "false", "t", "f", "yes", "no", "y", "n", "1", "0");
          return mutated(
              random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT), "truefalsynTRUE10");
        },
        text -> {
          String lower = text.toLowerCase(Locale.ROOT);
          return yes.contains(lower) ? "true" : no.contains(lower) ? "false" : null;
        });
  }

  @Test
  void dates() {
    check(ColumnType.DATE, () -> mutated(date(), "0123456789-/"), JavaTime::date);
  }

  @Test
  void times() {
    check(ColumnType.TIME, () -> mutated(time(), "0123456789:. "), JavaTime::time);
  }

  @Test
  void timestamps() {
    check(
        ColumnType.TIMESTAMP,
        () -> mutated(date() + pick("T", " ") + time() + zone(), "0123456789:.-+ZT "),
        JavaTime::timestamp);
  }

  @Test
  void bytes() {
    check(
        ColumnType.BYTES,
        () -> {
          byte[] value = new byte[random.nextInt(20)];
          random.nextBytes(value);
          String hex = HexFormat.of().formatHex(value);
          return mutated(pick("", "0x", "\\x") + hex, "0123456789abcdefABCDEFxX\\g");
        },
        text -> {
          try {
            boolean prefixed = text.startsWith("\\x") || text.startsWith("0x");
            byte[] value = HexFormat.of().parseHex(prefixed ? text.substring(2) : text);
            return text.isEmpty() ? null : "\\x" + HexFormat.of().formatHex(value);
          } catch (IllegalArgumentException none) {
            return null;
          }
        });
  }

  private void check(ColumnType type, Supplier<String> texts, Function<String, String> canonical) {
    check(type, TEXTS, texts, canonical);
  }

  private static void check(
      ColumnType type, int count, Supplier<String> texts, Function<String, String> canonical) {
    int taken = 0;
    for (int i = 0; i < count; i++) {
      String text = texts.get();
      String expected = canonical.apply(text);
      assertThat(type + " of " + text, Spelling.canonical(type, text), is(expected));
      taken += expected == null ? 0 : 1;
    }
    assertThat("taken", taken, greaterThan(count / 10));
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String digits(int atMost) {
    StringBuilder digits = new StringBuilder();
    for (int i = random.nextInt(atMost + 1); i > 0; i--) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String number(int whole, int fraction) {
    String exponent = pick("", "", "e", "E", "e+", "e-");
    return pick("", "-", "+")
        + digits(whole)
        + pick("", ".")
        + digits(fraction)
        + pick("", "0", "000")
        + exponent
        + (exponent.isEmpty() ? "" : random.nextInt(25));
  }

  private String date() {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d",
        random.nextInt(10) == 0 ? random.nextInt(3) * 9998 / 2 + 1 : random.nextInt(10_000),
        random.nextInt(1, 13),
        random.nextInt(1, 32));
  }

  private String time() {
    String seconds =
        random.nextBoolean() ? "" : String.format(Locale.ROOT, ":%02d", random.nextInt(60));
    return String.format(Locale.ROOT, "%02d:%02d", random.nextInt(24), random.nextInt(60))
        + seconds
        + (seconds.isEmpty() ? "" : pick("", "." + digits(7) + pick("", "0", "0000")));
  }

  private String zone() {
    String offset = String.format(Locale.ROOT, "%02d", random.nextInt(20));
    String minutes = String.format(Locale.ROOT, "%02d", random.nextInt(60));
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "Z";
      case 2 -> pick("+", "-") + offset;
      case 3 -> pick("+", "-") + offset + minutes;
      default -> pick("+", "-") + offset + ":" + minutes;
    };
  }

  /** The text, or in one of three cases the text with a character changed, gone or added. */
  private String mutated(String text, String characters) {
    if (random.nextInt(3) > 0) {
      return text;
    }
    int at = random.nextInt(text.length() + 1);
    String other = Character.toString(characters.charAt(random.nextInt(characters.length())));
    int gone = Math.min(random.nextInt(2), text.length() - at);
    return text.substring(0, at) + pick("", other) + text.substring(at + gone);
  }
}
