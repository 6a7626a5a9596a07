package dev.citizens.sql.syntax;

/** The operators of the language; BETWEEN and {@code IS TRUE} are written by others of them. */
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%"),
  NEGATE("-"),
  CONCAT("||"),
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),
  /** A value, and those of the list. */
  IN("IN"),
  AND("AND"),
  OR("OR"),
  NOT("NOT"),
  IS_NULL("IS NULL"),
  IS_NOT_NULL("IS NOT NULL"),
  /** A text, a pattern, and the character behind ESCAPE if there is one. */
  LIKE("LIKE"),
  ILIKE("ILIKE");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }
}
