package dev.citizens.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Set;

/** Runs checks and compares what they say. */
public record Examination(DoctorReport report) {
  public static Examination of(List<? extends Check> checks) {
    return new Examination(Doctor.examine(checks));
  }

  public static Examination of(Check check) {
    return of(List.of(check));
  }

  public Examination ok(String name) {
    return says(name, Verdict.OK, "", "");
  }

  /** The check has this verdict, and parts of what it found and of the fix are these. */
  public Examination says(String name, Verdict verdict, String found, String fix) {
    Finding finding = result(name).finding();
    assertThat(report.table(), finding.verdict(), is(verdict));
    assertThat(report.table(), finding.found(), containsString(found));
    assertThat(report.table(), finding.fix(), containsString(fix));
    return this;
  }

  public Examination status(int code) {
    assertThat(report.table(), report.status().code(), is(code));
    return this;
  }

  /** All are OK but those that do not apply. */
  public void isHealthy() {
    assertThat(
        report.table(),
        report.results().stream().map(result -> result.finding().verdict()).toList(),
        everyItem(is(in(Set.of(Verdict.OK, Verdict.SKIPPED)))));
  }

  public CheckResult result(String name) {
    return report.results().stream()
        .filter(result -> result.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + name + " in " + report.table()));
  }
}
