package dev.citizens.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "long",
        "decimal(1,0)",
        "decimal(1,1)",
        "decimal(12,2)",
        "decimal(65,65)",
        "double",
        "boolean",
        "date",
        "time",
        "timestamp",
        "text",
        "bytes",
        "json"
      })
  void aTypeIsItsText(String text) throws Exception {
    ColumnType type = ColumnType.parse(text);
    assertThat(type.toString(), is(text));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(type);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject(), is(type));
    }
  }

  @Test
  void aDecimalMayHaveASpaceBehindItsComma() {
    assertThat(ColumnType.parse("decimal(12, 2)"), is(ColumnType.decimal(12, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LONG",
        "int",
        "decimal",
        "decimal(5)",
        "decimal(5,2",
        "decimal(-1,0)",
        "long(3)",
        "decimal(100,2)"
      })
  void anythingElseIsToldWhatIsAllowed(String text) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> ColumnType.parse(text));
    assertThat(
        refused.getMessage(),
        is(
            text
                + " is no type; allowed: long, decimal(p,s), double, boolean, date, time,"
                + " timestamp, text, bytes, json"));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "66,2", "3,4"})
  void aDecimalHasDigits(int precision, int scale) {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ColumnType.parse("decimal(%s,%s)".formatted(precision, scale)));
    assertThat(
        refused.getMessage(),
        is(
            "decimal(%s,%s): the first number must be 1 to 65, the second 0 to the first"
                .formatted(precision, scale)));
  }
}
