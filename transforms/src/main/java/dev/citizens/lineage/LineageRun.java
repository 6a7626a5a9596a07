package dev.citizens.lineage;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One time that a job runs. */
public record LineageRun(UUID id, LineageJob job) {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<namespace>.+)/(?<job>[^/]+)/(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  /** A run that begins. */
  public static LineageRun of(LineageJob job) {
    return new LineageRun(UUID.randomUUID(), job);
  }

  /**
   * A run of somebody else, as OpenLineage's own tools write it: {@code NAMESPACE/JOB/UUID}.
   *
   * @param option that has it, for complaints
   * @throws StepFailure with status 2 if the text is none
   */
  public static LineageRun parse(String option, String text) {
    Matcher parts = NAMED.matcher(text);
    if (!parts.matches()) {
      throw StepFailure.wrongUse(
          "%s=%s is no run; it must be NAMESPACE/JOB/UUID"
              .formatted(option, Printable.of(text, 200)));
    }
    return new LineageRun(
        UUID.fromString(parts.group("id")),
        new LineageJob(parts.group("namespace"), parts.group("job")));
  }
}
