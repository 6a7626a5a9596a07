package dev.citizens.pipeline;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON Schema of the repository, asked as an editor asks it. */
final class JobFileSchema {
  static final Path FILE = Path.of("../runner-config/job.schema.json");

  /** Of YAML 1.2, as editors have it: no is a text. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private static JsonSchema schema;

  private JobFileSchema() {}

  /** Its objections against a job file; none if it takes it. */
  static List<String> objections(String yaml) {
    try {
      return schema().validate(YAML.readTree(yaml)).stream()
          .map(ValidationMessage::getMessage)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized JsonSchema schema() throws IOException {
    if (schema == null) {
      schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Files.readString(FILE));
    }
    return schema;
  }
}
