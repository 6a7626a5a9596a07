package dev.citizens.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Several findings of one check, of which the worst decides. */
public final class Findings {
  private static final List<Verdict> WORST_FIRST =
      List.of(Verdict.FAIL, Verdict.WARN, Verdict.OK, Verdict.SKIPPED);

  private final List<Finding> all = new ArrayList<>();

  public void add(Finding finding) {
    all.add(finding);
  }

  /** The worst verdict, with what was found and what to do of those that have it. */
  public Finding worst() {
    Verdict verdict =
        all.stream()
            .map(Finding::verdict)
            .min(Comparator.comparingInt(WORST_FIRST::indexOf))
            .orElse(Verdict.SKIPPED);
    List<Finding> decisive = all.stream().filter(each -> each.verdict() == verdict).toList();
    return new Finding(
        verdict,
        decisive.stream().map(Finding::found).collect(Collectors.joining("; ")),
        decisive.stream()
            .map(Finding::fix)
            .filter(fix -> !fix.isEmpty())
            .distinct()
            .collect(Collectors.joining("; ")));
  }
}
