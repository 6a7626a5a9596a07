package dev.citizens.job;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads a job file. Mistakes in it are a {@link StepFailure} that has for each of them file, line,
 * what is wrong and what is allowed.
 */
public final class JobFileReader {
  /** A column of a result; names of tables and columns are used in SQL and in paths. */
  private static final Pattern NAME = Pattern.compile(Shape.NAME_PATTERN);

  /** Which options there are is known by who reads them. */
  private static final Keys KEYS = keys(Keys.of("options"));

  private JobFileReader() {}

  /**
   * The keys of a job file.
   *
   * @param options the keys of {@code options}
   */
  public static Keys keys(Keys options) {
    return Keys.of(
        "the job file",
        Key.required(
            "name",
            Shape.NAME,
            "The job's name: its report is reports/NAME in the lake, its DAG is NAME_daily, and what it has published no other job replaces."),
        Key.optional(
            "options",
            new Shape.Mapping(options),
            "Values of command line options; a flag or an environment variable wins."),
        Key.required(
            "datasets",
            new Shape.Named(
                Shape.anyOf(
                    new Shape.Mapping(DatasetKeys.FILE),
                    new Shape.Mapping(DatasetKeys.TABLE),
                    new Shape.Mapping(DatasetKeys.QUERY))),
            "The data sets, each by its name in the lake, in questions and in the warehouse."),
        Key.optional(
            "analyses",
            new Shape.ListOf(new Shape.Mapping(QuestionsReader.KEYS)),
            "What is asked of the data sets. See docs/analyses.md and docs/sql.md."),
        Key.optional(
            "reconcile",
            new Shape.ListOf(new Shape.Mapping(ComparisonReader.KEYS)),
            "Data sets that are compared with each other when they are loaded."));
  }

  /**
   * Reads the file at {@code path}.
   *
   * @param optionNames that {@code options} may have
   * @param runDate the business day by the file's own {@code options}; asked only if an analysis
   *     depends on the day
   */
  public static JobFile read(
      Path path, Set<String> optionNames, Function<Map<String, String>, LocalDate> runDate) {
    try {
      return parse(path.toString(), Files.readString(path), optionNames, runDate);
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
   * @param optionNames that {@code options} may have
   * @param runDate as {@link #read} says
   */
  public static JobFile parse(
      String file,
      String text,
      Set<String> optionNames,
      Function<Map<String, String>, LocalDate> runDate) {
    YamlNode root = YamlNode.parse(file, text);
    Mistakes mistakes = new Mistakes();
    JobFile job = mistakes.read(() -> read(root, optionNames, mistakes, runDate));
    mistakes.throwIfAny();
    return job;
  }

  private static JobFile read(
      YamlNode root,
      Set<String> optionNames,
      Mistakes mistakes,
      Function<Map<String, String>, LocalDate> runDate) {
    Map<String, YamlNode> keys = root.map(KEYS.names(), mistakes);
    String name = mistakes.read(() -> name(root.required(keys, "name")));
    Map<String, String> options = options(keys.get("options"), optionNames, mistakes);
    Supplier<LocalDate> day = () -> runDate.apply(options);
    YamlNode datasets = mistakes.read(() -> root.required(keys, "datasets"));
    DatasetNames names = DatasetNames.of(datasets, mistakes);
    QuestionsReader questions = QuestionsReader.of(keys.get("analyses"), names, day, mistakes);
    List<DatasetDraft> drafts = datasets(datasets, questions, day, mistakes);
    List<Comparison> comparisons =
        ComparisonReader.read(keys.get("reconcile"), names, drafts, day, mistakes);
    return new JobFile(
        name,
        options,
        drafts.stream().map(DatasetDraft::dataset).toList(),
        comparisons,
        questions.charts());
  }

  private static Map<String, String> options(
      @Nullable YamlNode node, Set<String> names, Mistakes mistakes) {
    Map<String, String> options = new LinkedHashMap<>();
    if (node != null) {
      mistakes
          .read(() -> node.map(names, mistakes), Map.<String, YamlNode>of())
          .forEach((name, value) -> mistakes.read(() -> options.put(name, value.text())));
    }
    return options;
  }

  private static List<DatasetDraft> datasets(
      @Nullable YamlNode node,
      QuestionsReader questions,
      Supplier<LocalDate> day,
      Mistakes mistakes) {
    if (node == null) {
      return List.of();
    }
    return mistakes.read(() -> node.map(mistakes), Map.<String, YamlNode>of()).entrySet().stream()
        .map(
            each ->
                mistakes.read(
                    () ->
                        DatasetReader.read(
                            each.getKey(), each.getValue(), questions, day, mistakes)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether a text is a name that is safe in SQL and in paths. */
  public static boolean isName(String text) {
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
