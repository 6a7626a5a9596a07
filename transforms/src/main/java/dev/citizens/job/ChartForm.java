package dev.citizens.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How the report shows a result, where the job file chooses. */
public enum ChartForm {
  BARS(1, Integer.MAX_VALUE),
  LINES(1, 1),
  HEAT(2, 2),
  MAP(1, 1),
  /** The table alone. */
  NONE(0, Integer.MAX_VALUE);

  private final int leastKeys;
  private final int mostKeys;

  ChartForm(int leastKeys, int mostKeys) {
    this.leastKeys = leastKeys;
    this.mostKeys = mostKeys;
  }

  /** As the job file spells it. */
  String spelled() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All, as the job file spells them. */
  static Set<String> allSpelled() {
    return Arrays.stream(values()).map(ChartForm::spelled).collect(Collectors.toSet());
  }

  /** The one that is spelled like this. */
  static ChartForm of(String spelled) {
    return valueOf(spelled.toUpperCase(Locale.ROOT));
  }

  /** Whether a result can be shown so that so many columns tell its lines apart. */
  boolean suits(int keys) {
    return keys >= leastKeys && keys <= mostKeys;
  }

  /** How many columns that needs, in words. */
  String wants() {
    return switch (this) {
      case LINES, MAP -> "one column";
      case HEAT -> "two columns";
      case BARS, NONE -> "a column";
    };
  }
}
