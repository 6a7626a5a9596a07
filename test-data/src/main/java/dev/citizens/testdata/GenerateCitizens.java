package dev.citizens.testdata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Writes a citizens CSV file: {@code --rows=N --seed=S --bad-rows=K [--plain=true] --output=FILE}.
 *
 * <p>Exit status: 0 done, 1 the file can't be written, 2 wrong arguments.
 */
public final class GenerateCitizens {
  private static final Set<String> ARGUMENTS =
      Set.of("rows", "seed", "bad-rows", "plain", "output");

  private GenerateCitizens() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Arguments given = Arguments.parse(arguments, ARGUMENTS);
      long rows = given.requiredNumber("rows", 0, CitizensCsv.MAX_ROWS);
      long seed = given.requiredNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE);
      long badRows = given.requiredNumber("bad-rows", 0, rows);
      boolean plain = given.flag("plain");
      Path file = Path.of(given.requiredText("output"));

      long startNanos = System.nanoTime();
      new CitizensCsv(rows, seed, badRows, plain).write(file);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      out.printf(
          Locale.ROOT,
          "%s rows, %s bytes, %.1f s, %.1f million rows/s%n",
          rows + badRows,
          Files.size(file),
          seconds,
          (rows + badRows) / seconds / 1e6);
      return 0;
    } catch (WrongUse e) {
      err.println("generate-citizens: " + e.getMessage());
      return 2;
    } catch (IOException e) {
      err.println("generate-citizens: can't write the file: " + e);
      return 1;
    }
  }
}
