package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was typed: a step, its files, and options; the question behind {@code ask} is the option
 * {@code --sql}. Options of this program are checked here for what Beam would call by its own
 * names; those of Beam are left to it.
 *
 * @param step one of {@link Steps#NAMES}
 * @param files what stands behind {@code init} and {@code sample}
 * @param options each {@code --name=value}, or {@code --name} for one that is on or off
 */
record CommandLine(String step, List<String> files, List<String> options) {
  /** Those that take files. */
  private static final Set<String> OF_FILES = Set.of(InitStep.NAME, SampleStep.NAME);

  /**
   * Takes the arguments apart.
   *
   * @throws StepFailure if there is not one step, or an option is given twice or without a value
   */
  static CommandLine of(List<String> args) {
    List<String> words = args.stream().filter(arg -> !isOption(arg)).toList();
    boolean asks = words.size() == 2 && words.get(0).equals(AskStep.NAME);
    boolean ofFiles = !words.isEmpty() && OF_FILES.contains(words.get(0));
    List<String> steps = asks || ofFiles ? words.subList(0, 1) : words;
    String names = String.join(", ", Steps.NAMES);
    if (steps.isEmpty()) {
      throw StepFailure.wrongUse("no step; give one of " + names);
    }
    if (steps.size() > 1) {
      throw StepFailure.wrongUse(
          "more than one step: " + String.join(" ", steps) + "; give one of " + names);
    }
    if (!Steps.NAMES.contains(steps.get(0))) {
      throw StepFailure.wrongUse("no step " + steps.get(0) + "; give one of " + names);
    }
    List<String> options =
        Stream.concat(
                args.stream().filter(CommandLine::isOption),
                asks ? Stream.of("--sql=" + words.get(1)) : Stream.empty())
            .toList();
    checkOptions(options);
    return new CommandLine(
        steps.get(0), ofFiles ? words.subList(1, words.size()) : List.of(), options);
  }

  /** A question in SQL may begin with a comment. */
  private static boolean isOption(String argument) {
    return argument.matches("--[^\\s=]+(=(?s:.*))?");
  }

  private static void checkOptions(List<String> options) {
    Set<String> given = new HashSet<>();
    for (String option : options) {
      String flag = option.replaceFirst("=.*", "");
      if (!OptionLayers.NAMES.contains(flag.substring(2))) {
        continue;
      }
      if (flag.equals(option) && !OptionLayers.SWITCHES.contains(flag.substring(2))) {
        throw StepFailure.wrongUse(flag + " needs a value: " + flag + "=VALUE");
      }
      if (!given.add(flag)) {
        throw StepFailure.wrongUse(flag + " is given twice; give it once");
      }
    }
  }
}
