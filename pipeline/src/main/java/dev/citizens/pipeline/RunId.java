package dev.citizens.pipeline;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** By which the log, the application and the lineage of a run are known to belong together. */
final class RunId {
  static final String VARIABLE = "CITIZENS_RUN_ID";

  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private RunId() {}

  /**
   * The one that the environment says, as {@code scripts/citizens} does; else a new one.
   *
   * @throws StepFailure with status 2 if that is none
   */
  static UUID of(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (given.isEmpty()) {
      return UUID.randomUUID();
    }
    if (!UUIDS.matcher(given).matches()) {
      throw StepFailure.wrongUse(
          "%s=%s is no UUID; leave it unset to get one"
              .formatted(VARIABLE, Printable.of(given, 200)));
    }
    return UUID.fromString(given);
  }
}
