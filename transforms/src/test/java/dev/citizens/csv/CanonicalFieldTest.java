package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalFieldTest {
  @Test
  void aFieldWithQuotesHasItsValueBack() {
    assertThat(value("\"\""), is(""));
    assertThat(value("\"a,b\""), is("a,b"));
    assertThat(value("\"\"\"\""), is("\""));
    assertThat(value("\"say \"\"hi\"\"\""), is("say \"hi\""));
    assertThat(value("\"\"\"\"\"\"\"\""), is("\"\"\""));
  }

  @Test
  void everyValueComesBack() {
    Random random = new Random(1);
    int quoted = 0;
    for (int i = 0; i < 50_000; i++) {
      String value = Fields.randomValue(random);
      String field = Fields.canonical(value);
      if (Fields.field(field, CanonicalField::isQuoted)) {
        quoted++;
        assertThat(value(field), is(value));
      } else {
        assertThat(field, is(value));
      }
    }
    assertThat("with quotes", quoted > 10_000, is(true));
  }

  @Test
  void nullHasNoQuotes() {
    assertThat(Fields.field("", CanonicalField::isQuoted), is(false));
  }

  private static String value(String field) {
    ByteSink value = new ByteSink(4);
    Fields.field(
        field,
        (bytes, from, to) -> {
          CanonicalField.appendUnquoted(bytes, from, to, value);
          return null;
        });
    return new String(value.array(), 0, value.length(), UTF_8);
  }
}
