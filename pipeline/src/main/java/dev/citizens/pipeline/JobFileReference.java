package dev.citizens.pipeline;

import dev.citizens.job.JobFileReader;
import dev.citizens.job.keys.JsonSchema;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.KeysPage;
import dev.citizens.job.keys.Shape;
import java.util.List;

/**
 * The keys of the job file, for editors and for people. Both texts are files of the repository, and
 * a test compares them with what is made here.
 */
final class JobFileReference {
  private static final String HEAD =
      """
      # Keys of the job file
      Made of the reader's own list of keys, as is `runner-config/job.schema.json`, by which editors complete and check a job file: its first line
      names it, `# yaml-language-server: $schema=PATH`, and `scripts/citizens init` writes it so. What an editor cannot know (whether a column is there, whether a
      statement of SQL is right) is said by `scripts/citizens validate`. A key that is not here is refused before anything runs. An example: `runner-config/job.yaml`.
      A *name* is safe in SQL and in paths: letters, digits and `_`, at most 63, no digit first.

      """;

  private JobFileReference() {}

  /** The JSON Schema: {@code runner-config/job.schema.json}. */
  static String schema() {
    return JsonSchema.of(keys());
  }

  /** The page: {@code docs/job-file.md}. */
  static String page() {
    return HEAD + KeysPage.of(keys());
  }

  private static Keys keys() {
    List<Key> options =
        StepOption.all().stream()
            .filter(option -> !option.name().equals("job")) // it names this file
            .map(JobFileReference::key)
            .toList();
    return JobFileReader.keys(new Keys("options", options));
  }

  private static Key key(StepOption option) {
    return Key.optional(option.name(), shape(option), option.description());
  }

  private static Shape shape(StepOption option) {
    if (OptionLayers.SWITCHES.contains(option.name())) {
      return Shape.TRUE_OR_FALSE;
    }
    return NumberOption.of(option.name())
        .<Shape>map(number -> new Shape.WholeNumber(number.least(), number.most()))
        .orElse(Shape.TEXT);
  }
}
