package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** A literal: the same value for as many rows as there can be. */
final class Constant extends Node {
  private final Vector values;

  Constant(Literal literal) {
    values = new Vector(literal.type(), RowBatch.MAX_ROWS);
    for (int row = 0; row < RowBatch.MAX_ROWS; row++) {
      set(values, row, literal);
    }
  }

  @Override
  Vector evaluate(Source source) {
    return values;
  }

  /** Sets the literal's value. */
  static void set(Vector values, int row, Literal literal) {
    Object value = literal.value();
    if (value == null) {
      values.setNull(row);
      return;
    }
    switch (literal.type().kind()) {
      case LONG -> values.setLong(row, (Long) value);
      case DECIMAL -> values.setDecimal(row, unscaled((BigDecimal) value, literal));
      case DOUBLE -> values.setDouble(row, (Double) value);
      case BOOLEAN -> values.setLong(row, (Boolean) value ? 1 : 0);
      case DATE -> values.setLong(row, ((LocalDate) value).toEpochDay());
      case TIME -> values.setLong(row, micros((LocalTime) value));
      case TIMESTAMP -> values.setLong(row, micros((LocalDateTime) value));
      case TEXT, BYTES, JSON -> {
        byte[] text = ((String) value).getBytes(UTF_8);
        values.setText(row, text, 0, text.length);
      }
    }
  }

  private static BigInteger unscaled(BigDecimal value, Literal literal) {
    return value.setScale(literal.type().scale()).unscaledValue();
  }

  private static long micros(LocalTime time) {
    return time.toNanoOfDay() / 1000;
  }

  private static long micros(LocalDateTime moment) {
    return moment.toLocalDate().toEpochDay() * Calendar.MICROS_A_DAY + micros(moment.toLocalTime());
  }
}
