package dev.citizens.testdata;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fills a MySQL table with the good rows of a citizens file: {@code --rows=N --seed=S
 * --url=jdbc:mysql://… --user=U [--table=citizens]}, the password in the environment as {@code
 * CITIZENS_MYSQL_PASSWORD}. The table is made anew.
 *
 * <p>Exit status: 0 done, 2 wrong arguments, 20 the server can't be reached or refuses.
 */
public final class FillMySql {
  private static final Set<String> ARGUMENTS = Set.of("rows", "seed", "url", "user", "table");
  private static final String PASSWORD = "CITIZENS_MYSQL_PASSWORD";

  private FillMySql() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.getenv(), System.out, System.err));
  }

  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Arguments given = Arguments.parse(arguments, ARGUMENTS);
      long rows = given.requiredNumber("rows", 0, CitizensCsv.MAX_ROWS);
      CitizenRows citizens =
          new CitizenRows(given.requiredNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE));
      String url = given.requiredText("url");
      String user = given.requiredText("user");
      CitizensTable table = table(given);
      String password = environment.get(PASSWORD);
      if (password == null) {
        throw new WrongUse("the environment variable " + PASSWORD + " is not set");
      }

      long startNanos = System.nanoTime();
      try (Connection connection = CitizensTable.connect(url, user, password)) {
        CitizensTable.Loading loading = table.fill(connection, citizens, rows);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        out.printf(
            Locale.ROOT,
            "%s rows by %s, %.1f s, %.0f rows/s%n",
            rows,
            loading,
            seconds,
            rows / seconds);
      }
      return 0;
    } catch (WrongUse e) {
      err.println("fill-mysql: " + e.getMessage());
      return 2;
    } catch (SQLException e) {
      err.println("fill-mysql: " + oneLine(e));
      return 20;
    }
  }

  private static CitizensTable table(Arguments given) throws WrongUse {
    try {
      return new CitizensTable(given.text("table").orElse("citizens"));
    } catch (IllegalArgumentException e) {
      throw new WrongUse("--table: " + e.getMessage());
    }
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
