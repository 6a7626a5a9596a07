package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;

/**
 * A constant.
 *
 * @param value a {@code Long}, {@code BigDecimal} (with the type's scale), {@code Double}, {@code
 *     Boolean}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime} (in UTC) or {@code
 *     String}, as the type says; null for NULL
 */
public record Literal(Serializable value, ColumnType type) implements Expression {}
