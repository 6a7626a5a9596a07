package dev.citizens.extract.moment;

/** A transaction that sees all tables as they are when it begins, whatever is asked in it. */
public final class Snapshot {
  public static final String BEGIN = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";
  public static final String END = "COMMIT";

  private Snapshot() {}
}
