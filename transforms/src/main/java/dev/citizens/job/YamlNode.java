package dev.citizens.job;

import dev.citizens.failures.StepFailure;
import dev.citizens.failures.Suggestion;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A piece of a YAML file that knows where it stands, so that every complaint has a file and a line.
 * All its methods throw a {@link JobMistake} when the piece is not what is asked for.
 */
final class YamlNode {
  /** Thousands of columns with long headers take some megabytes. */
  private static final int MAX_CHARACTERS = 64 << 20;

  private final String file;
  private final String name;
  private final Node node;

  private YamlNode(String file, String name, Node node) {
    this.file = file;
    this.name = name;
    this.node = node;
  }

  /**
   * The whole of a file.
   *
   * @throws StepFailure with status 2 if it is no YAML
   */
  static YamlNode parse(String file, String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(MAX_CHARACTERS);
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw StepFailure.wrongUse(file + ": is empty; see runner-config/job.yaml for an example");
      }
      return new YamlNode(file, "the job file", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw StepFailure.wrongUse(file + ":" + line + ": is not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw StepFailure.wrongUse(
          String.format(
              Locale.ROOT,
              "%s:%s: is not YAML: it may not hold the character U+%04X",
              file,
              lineOfUnprintable(text),
              e.getCodePoint()));
    } catch (YAMLException e) { // of a limit, such as that of depth
      throw StepFailure.wrongUse(file + ": is not YAML: " + e.getMessage());
    }
  }

  /** The exception itself knows the place in its buffer only. */
  private static long lineOfUnprintable(String text) {
    return 1
        + text.codePoints()
            .takeWhile(StreamReader::isPrintable)
            .filter(character -> character == '\n')
            .count();
  }

  /**
   * The values of a mapping by their keys. One that is not allowed is a mistake; if it is like one
   * that is, and that is missing, its value is read as that one's.
   */
  Map<String, YamlNode> map(Set<String> allowed, Mistakes mistakes) {
    Map<String, YamlNode> values = map(mistakes);
    for (YamlNode key : keys()) {
      if (allowed.contains(key.text())) {
        continue;
      }
      YamlNode value = values.remove(key.text());
      Optional<String> meant = Suggestion.nearest(key.text(), new TreeSet<>(allowed));
      mistakes.add(
          key.error(
              "unknown key %s in %s; %sallowed: %s"
                  .formatted(
                      key.text(),
                      name,
                      meant.map("did you mean %s? "::formatted).orElse(""),
                      String.join(", ", new TreeSet<>(allowed)))));
      if (value != null) { // it stands there twice
        meant.ifPresent(other -> values.putIfAbsent(other, value));
      }
    }
    return values;
  }

  /** The keys of a mapping, each where it stands. */
  List<YamlNode> keys() {
    List<YamlNode> keys = new ArrayList<>();
    for (NodeTuple tuple : mapping().getValue()) {
      keys.add(new YamlNode(file, "a key", tuple.getKeyNode()));
    }
    return keys;
  }

  private MappingNode mapping() {
    if (!(node instanceof MappingNode mapping)) {
      throw error(name + " must be a mapping, such as {key: value}");
    }
    return mapping;
  }

  /** The values of a mapping with any keys; of one that stands there twice, the first. */
  Map<String, YamlNode> map(Mistakes mistakes) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping().getValue()) {
      String key = new YamlNode(file, "a key", tuple.getKeyNode()).text();
      if (values.putIfAbsent(key, new YamlNode(file, key, tuple.getValueNode())) != null) {
        mistakes.add(
            new YamlNode(file, key, tuple.getKeyNode()).error(key + " stands there twice"));
      }
    }
    return values;
  }

  /** The elements of a list that is not empty. */
  List<YamlNode> list() {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw error(name + " must be a list of at least one, such as [a, b]");
    }
    List<YamlNode> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      elements.add(new YamlNode(file, "an element of " + name, element));
    }
    return elements;
  }

  /** The elements of a list of columns; refuses one that stands there twice. */
  List<YamlNode> columns() {
    Set<String> seen = new HashSet<>();
    for (YamlNode column : list()) {
      if (!seen.add(column.text())) {
        throw column.error("column " + column.text() + " stands there twice");
      }
    }
    return list();
  }

  /** The first of these keys that the mapping has; if none, the one that is like one it has. */
  Optional<String> keyOf(List<String> allowed, Mistakes mistakes) {
    Set<String> keys = map(mistakes).keySet();
    return allowed.stream()
        .filter(keys::contains)
        .findFirst()
        .or(
            () ->
                keys.stream()
                    .flatMap(key -> Suggestion.nearest(key, allowed).stream())
                    .findFirst());
  }

  /** Whether this is a text, and no list or mapping. */
  boolean isText() {
    return node instanceof ScalarNode;
  }

  /** Whether this is a list of texts only, of at least one. */
  boolean isListOfTexts() {
    return node instanceof SequenceNode sequence
        && !sequence.getValue().isEmpty()
        && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance);
  }

  /** A text that is not empty, and can be stored everywhere. */
  String text() {
    String text = anyText();
    if (text.isEmpty()) {
      throw error(name + " must be a text");
    }
    return text;
  }

  /** A text that can be stored everywhere, and may be empty. */
  String anyText() {
    if (!(node instanceof ScalarNode scalar)) {
      throw error(name + " must be a text");
    }
    if (scalar.getValue().indexOf('\0') >= 0) {
      throw error(name + " must not hold the character U+0000, which PostgreSQL cannot store");
    }
    if (scalar.getValue().codePoints().anyMatch(YamlNode::isHalf)) {
      throw error(name + " must not hold one half of a surrogate pair, which is no character");
    }
    return scalar.getValue();
  }

  private static boolean isHalf(int codePoint) {
    return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
  }

  /** A whole number of at least {@code least}. */
  long number(long least) {
    String text = text();
    try {
      long number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw error("%s must be a whole number of at least %s, and is %s".formatted(name, least, text));
  }

  boolean trueOrFalse() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(name + " must be true or false, and is " + text());
    };
  }

  /** One of the allowed texts. */
  String oneOf(Set<String> allowed) {
    if (!allowed.contains(text())) {
      throw error(
          "%s is %s; allowed: %s"
              .formatted(name, text(), String.join(", ", new TreeSet<>(allowed))));
    }
    return text();
  }

  /**
   * The value of a key that must be there.
   *
   * @param values what {@link #map} gave: if it left out a key, that is what was meant
   */
  YamlNode required(Map<String, YamlNode> values, String key) {
    YamlNode value = values.get(key);
    if (value == null) {
      boolean leftOut = values.size() < keys().size();
      throw error(
          "%s needs the key %s".formatted(name, key),
          leftOut ? JobMistake.Kind.CONSEQUENCE : JobMistake.Kind.CERTAIN);
    }
    return value;
  }

  /** A complaint about this piece: file, line, what is wrong. */
  JobMistake error(String message) {
    return error(message, JobMistake.Kind.CERTAIN);
  }

  /** A complaint that holds only if the columns of the data set are those that are known. */
  JobMistake columnError(String message) {
    return error(message, JobMistake.Kind.ABOUT_COLUMNS);
  }

  private JobMistake error(String message, JobMistake.Kind kind) {
    return new JobMistake(line(), place() + ": " + message, kind);
  }

  /** File and line, for complaints of others. */
  String place() {
    return file + ":" + line();
  }

  private int line() {
    return node.getStartMark().getLine() + 1;
  }
}
