package dev.citizens.doctor;

/**
 * What a check found.
 *
 * @param found one line: the figures or names that the verdict rests on
 * @param fix one line: who must do what, flags and settings as they are typed; empty if there is
 *     nothing to do
 */
public record Finding(Verdict verdict, String found, String fix) {
  public static Finding ok(String found) {
    return new Finding(Verdict.OK, found, "");
  }

  public static Finding warn(String found, String fix) {
    return new Finding(Verdict.WARN, found, fix);
  }

  public static Finding fail(String found, String fix) {
    return new Finding(Verdict.FAIL, found, fix);
  }

  public static Finding skipped(String reason) {
    return new Finding(Verdict.SKIPPED, reason, "");
  }
}
