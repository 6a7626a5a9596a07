package dev.citizens.pipeline;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where an option's value comes from: the flag, else the environment, else the job file, else its
 * default.
 */
final class OptionLayers {
  private static final String ENVIRONMENT_PREFIX = "CITIZENS_";

  /** The names of all our options, as on the command line. */
  static final Set<String> NAMES = names(getter -> true);

  /** Those that are on or off, and on when given without a value. */
  static final Set<String> SWITCHES = names(getter -> getter.getReturnType() == boolean.class);

  /** What a job file may say of them: all but where it is. */
  static final Set<String> IN_JOB_FILE =
      NAMES.stream()
          .filter(name -> !name.equals("job"))
          .collect(Collectors.toCollection(TreeSet::new));

  private OptionLayers() {}

  private static Set<String> names(Predicate<Method> getters) {
    return Arrays.stream(CitizensOptions.class.getDeclaredMethods())
        .filter(getters)
        .map(Method::getName)
        .filter(name -> name.startsWith("get"))
        .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code runDate} is {@code CITIZENS_RUN_DATE}. */
  static String environmentName(String option) {
    return ENVIRONMENT_PREFIX
        + option.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
  }

  /** The arguments, completed by the environment. */
  static List<String> withEnvironment(List<String> args, Map<String, String> environment) {
    List<String> all = new ArrayList<>(args);
    for (String option : NAMES) {
      String value = environment.get(environmentName(option));
      if (value != null && !value.isEmpty() && !isGiven(option, args)) {
        all.add("--" + option + "=" + value);
      }
    }
    return all;
  }

  /** The arguments, completed by the job file. */
  static List<String> withJobFile(List<String> args, Map<String, String> fromJobFile) {
    List<String> all = new ArrayList<>(args);
    fromJobFile.forEach(
        (option, value) -> {
          if (!isGiven(option, args)) {
            all.add("--" + option + "=" + value);
          }
        });
    return all;
  }

  private static boolean isGiven(String option, List<String> args) {
    return args.stream()
        .anyMatch(arg -> arg.equals("--" + option) || arg.startsWith("--" + option + "="));
  }
}
