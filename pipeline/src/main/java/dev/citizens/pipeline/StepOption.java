package dev.citizens.pipeline;

import dev.citizens.pipeline.OptionUse.Group;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An option as {@code --help} tells it: of {@link CitizensOptions} by its annotations, of {@code
 * init} and {@code sample} by what they allow.
 *
 * @param flag such as {@code --runDate=YYYY-MM-DD} or {@code --json}
 * @param defaultValue null if there is none
 * @param environment the variable that may have it; null if none may
 */
record StepOption(
    Group group,
    String flag,
    String description,
    @Nullable String defaultValue,
    @Nullable String environment) {
  private static final Map<String, String> OF_FILES =
      Map.of(
          "init --mysqlUrl",
              "Instead of FILE: jdbc:mysql://HOST:3306/DATABASE, of whose tables it is.",
          "init --tables", "Patterns of LIKE: the tables that it has. Default: all.",
          "init --excludeTables",
              "Patterns of LIKE: the tables that it does not have. Default: none.",
          "init --job",
              "Where the job file is written to. Default: the file's or database's name, with .yaml.",
          "init --stdout", "Prints it instead.",
          "sample --job", "A job file by whose columns the file is read.",
          "sample --dataset", "Which of its data sets.",
          "sample --runDate", "The day, if the name of its file has {runDate}. Default: today.");

  /**
   * Those that {@code scripts/citizens} takes itself: no step knows them, and neither a job file
   * nor the environment can give them.
   */
  private static final Map<String, List<StepOption>> OF_LAUNCHER =
      Map.of(
          Steps.REPORT,
          List.of(
              new StepOption(
                  Group.OUTPUT,
                  "--open",
                  "Opens the page in a browser: the file of --output, else one in a temporary folder.",
                  null,
                  null)));

  /** The options of a step, by their headings and names. */
  static List<StepOption> of(String step) {
    return switch (step) {
      case InitStep.NAME ->
          InitTablesStep.OPTIONS.stream().map(each -> ofFiles(step, each)).toList();
      case SampleStep.NAME -> SampleStep.OPTIONS.stream().map(each -> ofFiles(step, each)).toList();
      default ->
          sorted(
              Stream.concat(
                  of(use -> steps(use).contains(step)).stream(),
                  OF_LAUNCHER.getOrDefault(step, List.of()).stream()));
    };
  }

  /** The options that a job file or the environment can give, by their headings and names. */
  static List<StepOption> all() {
    return of(use -> true);
  }

  private static List<StepOption> of(Predicate<OptionUse> uses) {
    return sorted(
        getters()
            .filter(getter -> uses.test(getter.getAnnotation(OptionUse.class)))
            .map(StepOption::of));
  }

  private static List<StepOption> sorted(Stream<StepOption> options) {
    return options
        .sorted(Comparator.comparing(StepOption::group).thenComparing(StepOption::flag))
        .toList();
  }

  /** Without dashes and value. */
  String name() {
    return flag.replaceFirst("^--", "").replaceFirst("=.*", "");
  }

  private static List<String> steps(OptionUse use) {
    return use.steps().length == 0 ? use.group().steps() : List.of(use.steps());
  }

  /** The getters of all our options. */
  private static Stream<Method> getters() {
    return Stream.of(CitizensOptions.class.getDeclaredMethods())
        .filter(method -> method.getName().startsWith("get"));
  }

  private static StepOption of(Method getter) {
    OptionUse use = getter.getAnnotation(OptionUse.class);
    String name = name(getter);
    return new StepOption(
        use.group(),
        "--" + name + (use.value().isEmpty() ? "" : "=" + use.value()),
        description(getter),
        getter.isAnnotationPresent(Default.String.class)
            ? getter.getAnnotation(Default.String.class).value()
            : null,
        OptionLayers.environmentName(name));
  }

  /** Without the steps before it, which are for those who read the options of all: "ask: …". */
  private static String description(Method getter) {
    String all = getter.getAnnotation(Description.class).value();
    String own = all.replaceFirst("^[a-z, ]+: ", "");
    return own.equals(all) ? all : own.substring(0, 1).toUpperCase(Locale.ROOT) + own.substring(1);
  }

  private static String name(Method getter) {
    String name = getter.getName();
    return Character.toLowerCase(name.charAt(3)) + name.substring(4);
  }

  private static StepOption ofFiles(String step, String flag) {
    String name = flag.replaceFirst("=.*", "");
    String description =
        OF_FILES.getOrDefault(
            step + " " + name,
            getters()
                .filter(getter -> name.equals("--" + name(getter)))
                .map(StepOption::description)
                .findFirst()
                .orElse(""));
    Group group = flag.equals(ShownProgress.OPTION) ? Group.OUTPUT : Group.DATA;
    return new StepOption(group, flag, description, null, null);
  }
}
