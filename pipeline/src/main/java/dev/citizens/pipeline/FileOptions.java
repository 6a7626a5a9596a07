package dev.citizens.pipeline;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.failures.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a command that looks at files of this host. It runs no pipeline, so it has none of
 * Beam's, and starts faster.
 */
final class FileOptions {
  private final Map<String, String> values = new LinkedHashMap<>();

  private FileOptions() {}

  /**
   * Takes the options apart.
   *
   * @param allowed as they are shown, such as {@code --job=PATH} or {@code --stdout}
   * @throws StepFailure with status 2 if one is not allowed
   */
  static FileOptions of(CommandLine line, List<String> allowed) {
    FileOptions options = new FileOptions();
    for (String option : line.options()) {
      String name = option.replaceFirst("(?s)=.*", "");
      boolean hasValue = !name.equals(option);
      if (allowed.stream()
          .noneMatch(each -> each.equals(name) ? !hasValue : each.startsWith(name + "="))) {
        throw StepFailure.wrongUse(
            "%s has no option %s; %s"
                .formatted(line.step(), Printable.of(option), meant(name, allowed)));
      }
      options.values.put(name, hasValue ? option.substring(name.length() + 1) : "");
    }
    return options;
  }

  /** The option as it is shown if there is one like it, else all. */
  private static String meant(String name, List<String> allowed) {
    Map<String, String> shown = new LinkedHashMap<>();
    allowed.forEach(each -> shown.put(each.replaceFirst("=.*", ""), each));
    return Suggestion.nearest(name, shown.keySet())
        .map(nearest -> "did you mean " + shown.get(nearest) + "?")
        .orElseGet(() -> "it has " + String.join(", ", allowed));
  }

  /** Whether the option is given. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** What stands behind {@code =}. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
