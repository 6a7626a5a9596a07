package dev.citizens.job.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.job.keys.Shape.AnyOf;
import dev.citizens.job.keys.Shape.AnyText;
import dev.citizens.job.keys.Shape.ListOf;
import dev.citizens.job.keys.Shape.Mapping;
import dev.citizens.job.keys.Shape.Named;
import dev.citizens.job.keys.Shape.OneOf;
import dev.citizens.job.keys.Shape.Text;
import dev.citizens.job.keys.Shape.TrueOrFalse;
import dev.citizens.job.keys.Shape.WholeNumber;

/**
 * Keys as JSON Schema, draft 7 (json-schema.org/draft-07), which editors of YAML read. It takes
 * scalars for what YAML 1.2 says they are.
 */
public final class JsonSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonSchema() {}

  /** The schema of a file with these keys. */
  public static String of(Keys keys) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", keys.title());
    schema.setAll(schema(new Mapping(keys)));
    try {
      return JSON.writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode schema(Shape shape) {
    if (shape instanceof Mapping mapping) {
      return mapping(mapping.keys());
    }
    ObjectNode schema = JSON.createObjectNode();
    if (shape instanceof Text text) {
      text(schema, text);
    } else if (shape instanceof AnyText) {
      schema.putArray("type").add("string").add("number").add("boolean").add("null");
    } else if (shape instanceof TrueOrFalse) {
      schema.put("type", "boolean");
    } else if (shape instanceof WholeNumber number) {
      schema.put("type", "integer").put("minimum", number.least());
      if (number.most() != Long.MAX_VALUE) {
        schema.put("maximum", number.most());
      }
    } else if (shape instanceof OneOf oneOf) {
      oneOf.words().forEach(schema.putArray("enum")::add);
    } else if (shape instanceof ListOf list) {
      schema.put("type", "array").put("minItems", 1).set("items", schema(list.element()));
    } else if (shape instanceof Named named) {
      schema.put("type", "object").put("minProperties", 1);
      schema.set("propertyNames", schema(Shape.NAME));
      schema.set("additionalProperties", schema(named.value()));
    } else if (shape instanceof AnyOf anyOf) {
      ArrayNode shapes = schema.putArray("anyOf");
      anyOf.shapes().forEach(each -> shapes.add(schema(each)));
    }
    return schema;
  }

  private static void text(ObjectNode schema, Text text) {
    if (text.pattern() != null) {
      schema.put("type", "string").put("pattern", text.pattern());
    } else {
      schema.putArray("type").add("string").add("number").add("boolean");
      schema.put("minLength", 1);
    }
  }

  private static ObjectNode mapping(Keys keys) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (Key key : keys.keys()) {
      ObjectNode property = properties.putObject(key.name());
      property.put("description", key.description());
      property.setAll(schema(key.shape()));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }
}
