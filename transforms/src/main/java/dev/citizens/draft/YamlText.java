package dev.citizens.draft;

import dev.citizens.failures.Printable;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as they stand in YAML. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./+-]*");

  /** Those that are no texts to many readers of YAML. */
  private static final Pattern WORDS =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|nan|inf");

  private YamlText() {}

  /** In quotes only where it would mean something else without. */
  static String of(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** In double quotes, on one line. */
  static String quoted(String text) {
    return '"' + Printable.of(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  /** A list in brackets. */
  static String list(Collection<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
