package dev.citizens.job.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void eachShapeIsSaidInTheWordsOfJsonSchema() throws JsonProcessingException {
    Keys size = Keys.of("the size", Key.optional("rows", new Shape.WholeNumber(0, 9), "How many."));
    Keys shop =
        Keys.of(
            "a shop",
            Key.required("name", Shape.NAME, "Its name."),
            Key.optional("open", Shape.TRUE_OR_FALSE, "Whether it is."),
            Key.optional("about", Shape.TEXT, "More."),
            Key.optional("words", new Shape.ListOf(Shape.ANY_TEXT), "Any."),
            Key.optional("kind", Shape.anyOf(Shape.oneOf("a", "b"), Shape.NAME), "Which."),
            Key.optional("sizes", new Shape.Named(new Shape.Mapping(size)), "All of them."));
    String name = "{\"type\": \"string\", \"pattern\": \"^[A-Za-z_][A-Za-z0-9_]{0,62}$\"}";
    assertThat(
        JSON.readTree(JsonSchema.of(shop)),
        is(
            JSON.readTree(
                """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "title": "a shop",
                  "type": "object",
                  "properties": {
                    "name": {"description": "Its name.", "type": "string",
                             "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,62}$"},
                    "open": {"description": "Whether it is.", "type": "boolean"},
                    "about": {"description": "More.", "type": ["string", "number", "boolean"], "minLength": 1},
                    "words": {"description": "Any.", "type": "array", "minItems": 1,
                              "items": {"type": ["string", "number", "boolean", "null"]}},
                    "kind": {"description": "Which.", "anyOf": [{"enum": ["a", "b"]}, NAME]},
                    "sizes": {
                      "description": "All of them.",
                      "type": "object",
                      "minProperties": 1,
                      "propertyNames": NAME,
                      "additionalProperties": {
                        "type": "object",
                        "properties": {
                          "rows": {"description": "How many.", "type": "integer", "minimum": 0, "maximum": 9}
                        },
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": ["name"],
                  "additionalProperties": false
                }
                """
                    .replace("NAME", name))));
  }
}
