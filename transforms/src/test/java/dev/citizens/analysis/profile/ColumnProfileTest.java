package dev.citizens.analysis.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import dev.citizens.csv.ByteSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Expected are rows, nulls, blanks, invalid, min, max, shortest, longest, and the number of
 * distinct values with its bounds.
 */
class ColumnProfileTest {
  @Test
  void texts() {
    assertThat(
        profile(new TextProfile(), "Rome", "", "\"\"", "  ", "Zoë", "\"a,b\"", "Rome", "x\u0007"),
        is(",8,1,2,1,\"\",x\u0007,0,4,6,6,7"));
  }

  @Test
  void aColumnOfNullsHasNoExtremesAndNoLengths() {
    assertThat(profile(new TextProfile(), "", ""), is(",2,2,0,0,,,,,0,0,0"));
    assertThat(profile(new NumberProfile(), "", ""), is(",2,2,0,0,,,,,0,0,0"));
  }

  @Test
  void noRows() {
    assertThat(profile(new TextProfile()), is(",0,0,0,0,,,,,0,0,0"));
  }

  @Test
  void valuesInQuotesAreMeasuredWithoutThem() {
    assertThat(
        profile(new TextProfile(), "\"\"\"\"", "\"a\nb\"", "\"\"\"x\"\"\""),
        is(",3,0,0,0,\"\"\"\",\"a\nb\",1,3,3,3,4"));
  }

  @Test
  void numbersAreOrderedAsNumbers() {
    assertThat(
        profile(new NumberProfile(), "9", "10", "-2", "100", "7", "", "-1", "0"),
        is(",8,1,0,0,-2,100,1,3,7,7,8"));
    assertThat(
        profile(new NumberProfile(), "-9223372036854775808", "9223372036854775807"),
        is(",2,0,0,0,-9223372036854775808,9223372036854775807,19,20,2,2,3"));
    assertThat(profile(new NumberProfile(), "5"), is(",1,0,0,0,5,5,1,1,1,1,2"));
  }

  @Test
  void decimalsAndDoublesAreOrderedAsNumbers() {
    assertThat(
        profile(new DecimalProfile(), "9.00", "10.00", "-2.50", "", "-10.00", "100.25"),
        is(",6,1,0,0,-10.00,100.25,4,6,5,5,6"));
    assertThat(
        profile(new DecimalProfile(), "1e+20", "-0", "5e-324", "NaN", "-Infinity"),
        is(",5,0,0,0,-Infinity,NaN,2,9,5,5,6"));
    assertThat(profile(new DecimalProfile(), "0.50"), is(",1,0,0,0,0.50,0.50,4,4,1,1,2"));
    assertThat(profile(new DecimalProfile()), is(",0,0,0,0,,,,,0,0,0"));
  }

  @Test
  void timestampsAreOrderedAsMoments() {
    assertThat(
        profile(
            new TextProfile(),
            "2024-01-01 00:00:00.5",
            "2024-01-01 00:00:00",
            "2024-01-01 00:00:00.45"),
        is(",3,0,0,0,2024-01-01 00:00:00,2024-01-01 00:00:00.5,19,22,3,3,4"));
  }

  @Test
  void datesAreOrderedByDay() {
    assertThat(
        profile(new TextProfile(), "1990-12-31", "1990-01-31", "2001-01-01", "1990-01-30"),
        is(",4,0,0,0,1990-01-30,2001-01-01,10,10,4,4,5"));
  }

  @Test
  void mergingIsAssociativeAndCommutativeAndIsTheSameAsOneProfile() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      int kind = round % 3;
      Supplier<ColumnProfile> start =
          List.<Supplier<ColumnProfile>>of(
                  NumberProfile::new, DecimalProfile::new, TextProfile::new)
              .get(kind);
      List<String> fields = new ArrayList<>();
      List<ColumnProfile> parts = new ArrayList<>();
      for (int part = 0; part < 3; part++) {
        ColumnProfile profile = start.get();
        for (int i = random.nextInt(20); i > 0; i--) {
          String value =
              kind == 2
                  ? Fields.randomValue(random)
                  : random.nextInt(-9, 99) + (kind == 1 ? "." + random.nextInt(10, 99) : "");
          String field = random.nextInt(9) == 0 ? "" : Fields.canonical(value);
          fields.add(field);
          add(profile, field);
        }
        parts.add(profile);
      }
      ColumnProfile a = parts.get(0);
      ColumnProfile b = parts.get(1);
      ColumnProfile c = parts.get(2);
      String all = profile(start.get(), fields.toArray(String[]::new));
      assertThat(text(merged(start, merged(start, a, b), c)), is(all));
      assertThat(text(merged(start, a, merged(start, b, c))), is(all));
      assertThat(text(merged(start, c, merged(start, b, a))), is(all));
      assertThat(text(merged(start, start.get(), a)), is(text(a)));
      assertThat(text(merged(start, a, start.get())), is(text(a)));
    }
  }

  private static String profile(ColumnProfile profile, String... fields) {
    for (String field : fields) {
      add(profile, field);
    }
    return text(profile);
  }

  private static void add(ColumnProfile profile, String field) {
    Fields.field(
        field,
        (bytes, from, to) -> {
          profile.add(bytes, from, to);
          return null;
        });
  }

  private static ColumnProfile merged(
      Supplier<ColumnProfile> start, ColumnProfile first, ColumnProfile second) throws IOException {
    ColumnProfile merged = start.get();
    for (ColumnProfile each : List.of(first, second)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      each.writeTo(new DataOutputStream(bytes));
      merged.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
    return merged;
  }

  private static String text(ColumnProfile profile) {
    ByteSink line = new ByteSink(16);
    profile.appendTo(line);
    return new String(line.array(), 0, line.length(), UTF_8);
  }
}
