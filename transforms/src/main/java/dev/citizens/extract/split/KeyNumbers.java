package dev.citizens.extract.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Keys as whole numbers in the same order: decimals without their point, dates as days, moments as
 * the smallest fractions of a second that the column has.
 */
record KeyNumbers(KeyType type, BigInteger first, BigInteger last) {
  /** From where dates are cut if the first is none, such as 0000-00-00. */
  private static final String FIRST_DAY = "1970-01-02";

  private static final int NANO_DIGITS = 9;

  /**
   * The keys of a table.
   *
   * @param first the smallest, as it is read
   * @param last the largest
   * @return empty if that is a date that is none
   */
  static Optional<KeyNumbers> of(KeyType type, String first, String last) {
    try {
      BigInteger end = number(type, last);
      BigInteger start = numberOrFirstDay(type, first);
      return start.compareTo(end) > 0
          ? Optional.empty()
          : Optional.of(new KeyNumbers(type, start, end));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static BigInteger numberOrFirstDay(KeyType type, String text) {
    try {
      return number(type, text);
    } catch (DateTimeException noDate) {
      return number(type, type.kind() == KeyType.Kind.DATE ? FIRST_DAY : FIRST_DAY + " 00:00:00");
    }
  }

  private static BigInteger number(KeyType type, String text) {
    return switch (type.kind()) {
      case NUMBER ->
          new BigDecimal(text).setScale(type.digits(), RoundingMode.FLOOR).unscaledValue();
      case DATE -> BigInteger.valueOf(LocalDate.parse(text).toEpochDay());
      default -> {
        LocalDateTime moment = LocalDateTime.parse(text.replace(' ', 'T'));
        BigDecimal seconds =
            BigDecimal.valueOf(moment.toEpochSecond(ZoneOffset.UTC))
                .add(BigDecimal.valueOf(moment.get(ChronoField.NANO_OF_SECOND), NANO_DIGITS));
        yield seconds.setScale(type.digits(), RoundingMode.FLOOR).unscaledValue();
      }
    };
  }

  /** The key of a number as it would be read. */
  String text(BigInteger number) {
    return switch (type.kind()) {
      case NUMBER -> new BigDecimal(number, type.digits()).toPlainString();
      case DATE -> LocalDate.ofEpochDay(number.longValueExact()).toString();
      default -> {
        BigDecimal seconds = new BigDecimal(number, type.digits());
        BigDecimal second = seconds.setScale(0, RoundingMode.FLOOR);
        int nanos = seconds.subtract(second).movePointRight(NANO_DIGITS).intValueExact();
        yield format()
            .format(LocalDateTime.ofEpochSecond(second.longValueExact(), nanos, ZoneOffset.UTC));
      }
    };
  }

  private DateTimeFormatter format() {
    int digits = type.digits();
    DateTimeFormatterBuilder format =
        new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
    return (digits == 0
            ? format
            : format.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true))
        .toFormatter(Locale.ROOT);
  }
}
