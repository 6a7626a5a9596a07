package dev.citizens.doctor;

/** What a check says about the thing it looked at. */
public enum Verdict {
  OK,
  /** A run succeeds today, and something should be mended before it does not. */
  WARN,
  /** A run fails, or its results can't be trusted. */
  FAIL,
  /** Not looked at, because it does not apply or an earlier check failed. */
  SKIPPED
}
