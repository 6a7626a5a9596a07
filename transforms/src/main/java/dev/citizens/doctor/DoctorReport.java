package dev.citizens.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of all checks, in the order in which the checks were given. */
public record DoctorReport(List<CheckResult> results, long elapsedMillis) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  /** DONE if nothing fails, else the area with the lowest number that does. */
  public ExitStatus status() {
    return results.stream()
        .filter(result -> result.finding().verdict() == Verdict.FAIL)
        .map(CheckResult::area)
        .min(Comparator.comparingInt(ExitStatus::code))
        .orElse(ExitStatus.DONE);
  }

  /** For people: a line a check, the fix below what needs one, and a summary. */
  public String table() {
    int width = results.stream().mapToInt(result -> result.name().length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (CheckResult result : results) {
      Finding finding = result.finding();
      String name = result.name() + " ".repeat(width - result.name().length());
      table.append(
          String.format("%-7s  %s  %s%n", finding.verdict(), name, Printable.of(finding.found())));
      if (!finding.fix().isEmpty()) {
        table.append(" ".repeat("SKIPPED  ".length() + width)).append("  -> ");
        table.append(Printable.of(finding.fix())).append(System.lineSeparator());
      }
    }
    return table.append(summary()).toString();
  }

  private String summary() {
    String counts =
        Arrays.stream(Verdict.values())
            .map(verdict -> count(verdict) + " " + verdict)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d checks in %.1f s: %s; status %d",
        results.size(),
        elapsedMillis / 1000.0,
        counts,
        status().code());
  }

  private long count(Verdict verdict) {
    return results.stream().filter(result -> result.finding().verdict() == verdict).count();
  }

  /** For programs; {@code docs/operations.md} describes it. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("status", status().code());
    root.put("elapsedMillis", elapsedMillis);
    ArrayNode checks = root.putArray("checks");
    for (CheckResult result : results) {
      checks
          .addObject()
          .put("name", result.name())
          .put("area", result.area().code())
          .put("verdict", result.finding().verdict().name())
          .put("found", result.finding().found())
          .put("fix", result.finding().fix())
          .put("elapsedMillis", result.elapsedMillis());
    }
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
