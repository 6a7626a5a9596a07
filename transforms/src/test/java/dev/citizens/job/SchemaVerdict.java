package dev.citizens.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.List;

/** What a validator of JSON Schema says of a job file, as an editor would. */
final class SchemaVerdict {
  private static final Keys OPTIONS =
      Keys.of(
          "options",
          Key.optional("zone", Shape.TEXT, "Where the day begins."),
          Key.optional("lake", Shape.TEXT, "Where all is kept."));

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(dev.citizens.job.keys.JsonSchema.of(JobFileReader.keys(OPTIONS)));

  /** Of YAML 1.2, as editors have it: no is a text. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private SchemaVerdict() {}

  /** Its objections; none if it takes the file. */
  static List<String> of(String yaml) {
    try {
      return SCHEMA.validate(YAML.readTree(yaml)).stream()
          .map(ValidationMessage::getMessage)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
