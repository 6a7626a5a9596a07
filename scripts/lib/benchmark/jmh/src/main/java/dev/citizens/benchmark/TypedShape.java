package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.ColumnType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** What the columns of a file are: four of one type, or one each of four. */
public enum TypedShape {
  LONG,
  DECIMAL,
  DOUBLE,
  BOOLEAN,
  DATE,
  TIMESTAMP,
  LONG_DECIMAL_TIMESTAMP_BOOLEAN;

  private static final ColumnType MONEY = ColumnType.decimal(12, 2);
  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);

  /** The types of its columns. */
  public List<ColumnType> types() {
    return switch (this) {
      case LONG_DECIMAL_TIMESTAMP_BOOLEAN ->
          List.of(ColumnType.LONG, MONEY, ColumnType.TIMESTAMP, ColumnType.BOOLEAN);
      case DECIMAL -> Collections.nCopies(4, MONEY);
      default -> Collections.nCopies(4, ColumnType.parse(name().toLowerCase(Locale.ROOT)));
    };
  }

  /** A file of canonical values without a header, of whole rows, at least so many bytes. */
  public byte[] file(int bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(bytes + 4_096);
    Random random = new Random(1);
    while (file.size() < bytes) {
      String row =
          types().stream().map(type -> value(type.kind(), random)).collect(Collectors.joining(","));
      file.writeBytes((row + "\n").getBytes(UTF_8));
    }
    return file.toByteArray();
  }

  private static String value(ColumnType.Kind kind, Random random) {
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(25_000));
    return switch (kind) {
      case LONG -> Integer.toString(random.nextInt(1_000_000_000));
      case DECIMAL -> BigDecimal.valueOf(random.nextInt(1_000_000_000), 2).toPlainString();
      case DOUBLE -> random.nextInt(1_000_000) + "." + (1 + random.nextInt(9));
      case BOOLEAN -> Boolean.toString(random.nextBoolean());
      case DATE -> day.toString();
      case TIMESTAMP ->
          day
              + " "
              + DateTimeFormatter.ISO_LOCAL_TIME.format(
                  LocalTime.ofSecondOfDay(random.nextInt(86_400)));
      default -> throw new IllegalArgumentException("no values of " + kind);
    };
  }
}
