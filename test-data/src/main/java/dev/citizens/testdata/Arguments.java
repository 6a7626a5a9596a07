package dev.citizens.testdata;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Command line arguments of the form {@code --name=value}, each given at most once. */
final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code arguments}.
   *
   * @throws WrongUse if one is not of the form, not in {@code allowed} or given twice
   */
  static Arguments parse(String[] arguments, Set<String> allowed) throws WrongUse {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new WrongUse(argument + " is not of the form --name=value");
      }
      String name = argument.substring(2, equals);
      if (!allowed.contains(name)) {
        throw new WrongUse("--" + name + " is unknown; allowed are " + listed(allowed));
      }
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new WrongUse("--" + name + " is given twice");
      }
    }
    return new Arguments(values);
  }

  /** The value of {@code --name}, if given. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of {@code --name}.
   *
   * @throws WrongUse if it is missing or empty
   */
  String requiredText(String name) throws WrongUse {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new WrongUse("--" + name + "=… is missing"));
  }

  /**
   * Whether {@code --name=true} is given; without it, no.
   *
   * @throws WrongUse if it is neither true nor false
   */
  boolean flag(String name) throws WrongUse {
    String value = text(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongUse("--" + name + "=" + value + " is neither true nor false");
    }
    return value.equals("true");
  }

  /**
   * The whole number given as {@code --name}.
   *
   * @throws WrongUse if it is missing, not a number or outside {@code [min, max]}
   */
  long requiredNumber(String name, long min, long max) throws WrongUse {
    String value = requiredText(name);
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // The message below tells what is wrong.
    }
    throw new WrongUse(
        "--%s=%s is not a whole number from %s to %s".formatted(name, value, min, max));
  }

  private static String listed(Set<String> names) {
    return names.stream().sorted().map(name -> "--" + name).reduce((a, b) -> a + ", " + b).get();
  }
}
