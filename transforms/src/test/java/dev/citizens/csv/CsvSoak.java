package dev.citizens.csv;

import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Checks the properties of {@link CsvPropertiesTest} on fresh random files until the time is over;
 * {@code scripts/soak} runs it. A case is a file a property, all from one seed; the next case has
 * the next seed.
 */
final class CsvSoak {
  private static final int GEN_SIZE = 1_000; // as many variants as jqwik makes of that many tries
  private static final long REPORT_SECONDS = 60;

  private final CsvPropertiesTest properties = new CsvPropertiesTest();
  private long files;
  private long bytes;

  private CsvSoak() {}

  /** Takes the seconds to run, and the first seed; at least one case is run. */
  public static void main(String[] args) {
    long seconds = Long.parseLong(args[0]);
    long seed = Long.parseLong(args[1]);
    int[] status = {0};
    JqwikSession.run(() -> status[0] = new CsvSoak().run(seconds, seed));
    System.exit(status[0]);
  }

  private int run(long seconds, long firstSeed) {
    long start = System.nanoTime();
    long elapsedSeconds = 0;
    long reportAt = REPORT_SECONDS;
    long cases = 0;
    do {
      long seed = firstSeed + cases;
      try {
        check(seed);
      } catch (Throwable e) { // whatever it is, its seed must be known
        e.printStackTrace();
        System.err.printf(Locale.ROOT, "seed %s failed after %,d cases%n", seed, cases);
        System.err.printf("repeat it with: scripts/soak --seconds=0 --seed=%s%n", seed);
        return 1;
      }
      cases++;
      elapsedSeconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      if (elapsedSeconds >= reportAt) {
        report(cases, elapsedSeconds);
        reportAt = elapsedSeconds + REPORT_SECONDS;
      }
    } while (elapsedSeconds < seconds);
    report(cases, elapsedSeconds);
    System.out.printf("none failed; the seeds were %s to %s%n", firstSeed, firstSeed + cases - 1);
    return 0;
  }

  private void report(long cases, long seconds) {
    System.out.printf(
        Locale.ROOT, "%,d cases, %,d files, %,d bytes, %s s%n", cases, files, bytes, seconds);
  }

  private void check(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    on(CsvFiles.wellFormed(), seeds, properties::theValuesThatWereWrittenAreRead);
    on(properties.withoutLoneCarriageReturns(), seeds, properties::fastCsvReadsTheSameValues);
    on(CsvFiles.wellFormed(), seeds, properties::everyCutYieldsEachRecordOnce);
    CsvFile.Style other = next(CsvFiles.styles(), seeds);
    on(
        CsvFiles.wellFormed(),
        seeds,
        file -> properties.theWayATableIsWrittenDoesNotChangeItsFingerprint(file, other));
    on(CsvFiles.malformed(), seeds, properties::malformedFilesAreCutIntoTheSameRecordsByAll);
    if (seed % 50 == 0) { // a large file takes as long as fifty small ones
      on(CsvFiles.ofManyBatches(), seeds, properties::theValuesThatWereWrittenAreReadInManyBatches);
    }
  }

  private <T> void on(Arbitrary<T> arbitrary, SplittableRandom seeds, Consumer<T> property) {
    T file = next(arbitrary, seeds);
    try {
      property.accept(file);
    } catch (Throwable e) {
      throw new AssertionError("on " + file, e);
    }
    files++;
    bytes += file instanceof CsvFile csv ? csv.bytes().length : ((MalformedFile) file).length();
  }

  private static <T> T next(Arbitrary<T> arbitrary, SplittableRandom seeds) {
    return arbitrary.generator(GEN_SIZE).next(new Random(seeds.nextLong())).value();
  }
}
