package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(100_000).build())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " { } ",
        "[ ]",
        "null",
        "true",
        "false",
        "0",
        "-0",
        "10",
        "-1.5e+10",
        "1E9",
        "0.0",
        "\"\"",
        "\"é 🙂\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00aF\"",
        "\"12345678\"",
        "{\"a\":1}",
        "{\"a\" : [1, 2 ,{\"b\":null}] , \"a\":\"x,y\"}",
        "\t\r\n[[[]],{}]\n",
        "[1,\"a\",true,false,null,{}]",
        "\"\\ud800\""
      })
  void jsonStaysAsItIs(String text) {
    assertThat(Spelling.canonical(ColumnType.JSON, text), is(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "'a'",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u123g\"",
        "\"\t\"",
        "\"\n\"",
        "\"1234567\u0001\"",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "-01",
        "NaN",
        "Infinity",
        "tru",
        "True",
        "truex",
        "nul",
        "nullnull",
        "1 2",
        "{} {}",
        "[] ]",
        "// c\n1",
        "\uFEFF1",
        "\u00a01"
      })
  void anythingElseIsNone(String text) {
    assertThat(Spelling.canonical(ColumnType.JSON, text), nullValue());
    assertThat(Spelling.reason(ColumnType.JSON, text), is(BadRowReason.NOT_JSON));
  }

  @Test
  void aThousandLevelsAreTakenAndOneMoreIsNot() {
    for (String open : new String[] {"[", "{\"a\":"}) {
      String close = open.equals("[") ? "]" : "}";
      String deepest = open.repeat(1_000) + "1" + close.repeat(1_000);
      assertThat(Spelling.canonical(ColumnType.JSON, deepest), is(deepest));
      String deeper = open + deepest + close;
      assertThat(Spelling.canonical(ColumnType.JSON, deeper), nullValue());
      assertThat(Spelling.reason(ColumnType.JSON, deeper), is(BadRowReason.JSON_TOO_DEEP));
    }
    String wide = "[" + "[],{},".repeat(5_000) + "1]";
    assertThat(Spelling.canonical(ColumnType.JSON, wide), is(wide));
    String bottomless = "[".repeat(1_000_000);
    assertThat(Spelling.reason(ColumnType.JSON, bottomless), is(BadRowReason.JSON_TOO_DEEP));
  }

  @Test
  void jacksonSaysTheSameOfRandomTexts() {
    Random random = new Random(8);
    String[] pieces = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\"",
      "\\",
      "\"a\"",
      "\"b\":",
      "1",
      "-",
      "0",
      ".5",
      "e",
      "E+1",
      "true",
      "null",
      " ",
      "\n",
      "\\u00e9",
      "é",
      "\"long string of letters\""
    };
    int json = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(1, 9); piece > 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      boolean expected = isJsonToJackson(text.toString());
      assertThat(
          text.toString(),
          Spelling.canonical(ColumnType.JSON, text.toString()) != null,
          is(expected));
      json += expected ? 1 : 0;
    }
    assertThat("enough that are JSON: " + json, json > 10_000, is(true));
  }

  private static boolean isJsonToJackson(String text) {
    try (JsonParser parser = JACKSON.createParser(text)) {
      int depth = 0;
      int values = 0;
      while (parser.nextToken() != null) {
        depth += parser.currentToken().isStructStart() ? 1 : 0;
        depth -= parser.currentToken().isStructEnd() ? 1 : 0;
        values += depth == 0 ? 1 : 0;
      }
      return depth == 0 && values == 1;
    } catch (IOException none) {
      return false;
    }
  }
}
