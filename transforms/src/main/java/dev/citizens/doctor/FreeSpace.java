package dev.citizens.doctor;

import java.util.Locale;

/** The rule for every disk: room for what is needed, and some more. */
public final class FreeSpace {
  private static final double WARN_SHARE = 0.15;
  private static final double BYTES_PER_GIB = 1 << 30;

  private FreeSpace() {}

  /**
   * Judges a disk.
   *
   * @param where for example {@code /tmp}
   * @param neededBytes with less free it fails; below 15 % free it warns
   * @param fix who must do what if there is too little
   */
  public static Finding judge(
      String where, long freeBytes, long totalBytes, long neededBytes, String fix) {
    double share = totalBytes == 0 ? 0 : (double) freeBytes / totalBytes;
    String found =
        String.format(
            Locale.ROOT,
            "%s has %.1f GiB free of %.1f (%.0f %%), %.1f GiB are needed",
            where,
            freeBytes / BYTES_PER_GIB,
            totalBytes / BYTES_PER_GIB,
            share * 100,
            neededBytes / BYTES_PER_GIB);
    if (freeBytes < neededBytes) {
      return Finding.fail(found, fix);
    }
    return share < WARN_SHARE ? Finding.warn(found, fix) : Finding.ok(found);
  }
}
