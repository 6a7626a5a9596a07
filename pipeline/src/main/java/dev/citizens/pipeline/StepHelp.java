package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.pipeline.OptionUse.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code scripts/citizens STEP --help} prints. */
final class StepHelp {
  private static final int WIDTH = 100;
  private static final int INDENT = 32;

  private final StringBuilder text = new StringBuilder();

  private StepHelp() {}

  /** The text for a step. */
  static String of(StepSummary step) {
    return new StepHelp().write(step);
  }

  private String write(StepSummary step) {
    String profile = step.runsOnProfile() ? "[--profile PROFILE] [--conf KEY=VALUE ...] " : "";
    String arguments = step.arguments().isEmpty() ? "" : " " + step.arguments();
    text.append("scripts/citizens ").append(profile).append(step.name()).append(arguments);
    text.append(" [--option=value ...]\n\n").append(step.text()).append('\n');
    List<StepOption> options = StepOption.of(step.name());
    for (Group group : Group.values()) {
      List<StepOption> ofGroup = options.stream().filter(each -> each.group() == group).toList();
      if (!ofGroup.isEmpty()) {
        text.append('\n').append(group.title()).append('\n');
        ofGroup.forEach(this::option);
      }
    }
    if (options.stream().anyMatch(each -> each.environment() != null)) {
      text.append("\nA value comes from the flag, else from the environment variable, else from");
      text.append(" options: in the job\nfile, else it is the default.");
      text.append(step.runsOnProfile() ? " Beam's own options are taken too.\n" : "\n");
    }
    text.append("\nExit status\n");
    for (ExitStatus status : ExitStatus.values()) {
      text.append(String.format(Locale.ROOT, "  %-4s %s\n", status.code(), said(status)));
    }
    return text.append("  More: docs/operations.md\n").toString();
  }

  private void option(StepOption option) {
    List<String> lines = new ArrayList<>(wrapped(option.description()));
    if (option.defaultValue() != null && !option.defaultValue().isEmpty()) {
      lines.addAll(wrapped("Default: " + option.defaultValue()));
    }
    if (option.environment() != null) {
      lines.add(option.environment());
    }
    String flag = "  " + option.flag();
    if (flag.length() >= INDENT) {
      text.append(flag).append('\n');
      flag = "";
    }
    for (String line : lines) {
      text.append(flag).append(" ".repeat(INDENT - flag.length())).append(line).append('\n');
      flag = "";
    }
  }

  private static List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH - INDENT) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String said(ExitStatus status) {
    return switch (status) {
      case DONE -> "done";
      case WRONG_USE -> "a wrong option, job file, name, right or installation";
      case INPUT_NOT_READY -> "the day's input is not there yet, or changed while it was read";
      case QUALITY_GATE -> "the input is not acceptable";
      case RECONCILIATION -> "two sources that should agree do not";
      case MYSQL -> "MySQL failed";
      case HDFS -> "HDFS failed";
      case WAREHOUSE -> "PostgreSQL failed";
      case SPARK -> "Spark failed";
      case PIPELINE_FAILED -> "anything else; the log has more";
      case STOPPED -> "stopped by a signal";
    };
  }
}
