package dev.citizens.job;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads a job file. A mistake in it is a {@link StepFailure} with file, line, what is wrong and
 * what is allowed.
 */
public final class JobFileReader {
  /** A column of a result; names of tables and columns are used in SQL and in paths. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private JobFileReader() {}

  /**
   * Reads the file at {@code path}.
   *
   * @param runDate the business day by the file's own {@code options}; asked only if an analysis
   *     depends on the day
   */
  public static JobFile read(Path path, Function<Map<String, String>, LocalDate> runDate) {
    try {
      return parse(path.toString(), Files.readString(path), runDate);
    } catch (NoSuchFileException e) {
      throw StepFailure.wrongUse("--job=" + path + " does not exist");
    } catch (IOException e) {
      throw StepFailure.wrongUse("--job=" + path + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param file its name in complaints
   */
  public static JobFile parse(
      String file, String text, Function<Map<String, String>, LocalDate> runDate) {
    YamlNode root = YamlNode.parse(file, text);
    Map<String, YamlNode> keys =
        root.map(Set.of("name", "options", "datasets", "analyses", "reconcile"));
    String name = name(root.required(keys, "name"));
    Map<String, String> options = options(keys.get("options"));
    Supplier<LocalDate> day = () -> runDate.apply(options);
    YamlNode datasetsNode = root.required(keys, "datasets");
    Set<String> names = datasetNames(datasetsNode);
    QuestionsReader questions = QuestionsReader.of(keys.get("analyses"), names, day);
    List<Dataset> datasets =
        datasetsNode.map().entrySet().stream()
            .map(each -> DatasetReader.read(each.getKey(), each.getValue(), questions))
            .toList();
    datasets.stream().filter(Dataset::knowsColumns).forEach(Dataset::analyses); // or its mistake
    return new JobFile(
        name, options, datasets, ComparisonReader.read(keys.get("reconcile"), datasets, day));
  }

  private static Map<String, String> options(@Nullable YamlNode node) {
    Map<String, String> options = new LinkedHashMap<>();
    if (node != null) {
      node.map().forEach((name, value) -> options.put(name, value.text()));
    }
    return options;
  }

  private static Set<String> datasetNames(YamlNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode key : node.keys()) {
      names.add(name(key));
    }
    if (names.isEmpty()) {
      throw node.error("datasets must name at least one, such as {citizens: {file: …}}");
    }
    return names;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** A name that is safe in SQL and in paths. */
  static String name(YamlNode node) {
    String name = node.text();
    if (!isName(name)) {
      throw node.error(name + " is not a name: letters, digits and _, at most 63, no digit first");
    }
    return name;
  }
}
