package dev.citizens.pipeline;

import dev.citizens.draft.TablesDraft;
import dev.citizens.extract.ListedTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.SeenTable;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.secrets.Secret;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the first job file for the tables of a MySQL server. */
final class InitTablesStep {
  private static final String URL = "--mysqlUrl";

  static final List<String> OPTIONS =
      List.of(
          URL + "=URL",
          "--mysqlUser=USER",
          "--mysqlPasswordFile=FILE",
          "--tables=PATTERN,…",
          "--excludeTables=PATTERN,…",
          "--job=PATH",
          "--stdout",
          ShownProgress.OPTION);

  private final FileOptions options;
  private final MySqlSource source;
  private final ShownProgress progress;
  private final AtomicInteger looked = new AtomicInteger();
  private final List<SeenTable> tables = new ArrayList<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  private InitTablesStep(FileOptions options, Map<String, String> environment) {
    this.options = options;
    this.progress = ShownProgress.of(InitStep.NAME, options, environment);
    this.source =
        new MySqlSource(
            options.value(URL).orElseThrow(),
            options.value("--mysqlUser").orElse("citizens"),
            Secret.read(
                environment,
                "CITIZENS_MYSQL_PASSWORD",
                "mysqlPasswordFile",
                options.value("--mysqlPasswordFile").orElse(null)));
  }

  /** Whether {@code init} is about a server. */
  static boolean isMeant(CommandLine line) {
    return line.options().stream().anyMatch(option -> option.startsWith(URL + "="));
  }

  /**
   * Looks at the tables and writes the job file; no row is read.
   *
   * @throws StepFailure with status 2 if it is there already, or there is no table; with 20 if the
   *     server cannot be reached
   */
  static void run(CommandLine line, Map<String, String> environment, PrintStream out) {
    if (!line.files().isEmpty()) {
      throw StepFailure.wrongUse(
          "init takes files or --mysqlUrl, not both; write a job file for each, and join them");
    }
    new InitTablesStep(FileOptions.of(line, OPTIONS), environment).run(out);
  }

  private void run(PrintStream out) {
    String job = TablesDraft.name(source.url().database());
    NewJobFile target = NewJobFile.of(options, job);
    look();
    String url = options.value(URL).orElseThrow();
    String text = TablesDraft.of(job, url, source.user(), tables, leftOut);
    String figures =
        "%s: %s tables, %s left out"
            .formatted(source.url().database(), tables.size(), leftOut.size());
    target.put(
        text,
        List.of(
            figures,
            "wrote %s; read it, and run a day:".formatted(target.typed()),
            "  CITIZENS_MYSQL_PASSWORD=… CITIZENS_WAREHOUSE_PASSWORD=… scripts/citizens "
                + target.daily()),
        out);
  }

  private void look() {
    List<String> included = patterns("--tables", List.of("%"));
    List<String> excluded = patterns("--excludeTables", List.of());
    try (TableLook look = new TableLook(() -> source)) {
      List<ListedTable> listed =
          look.ask(connection -> ListedTable.of(connection, included, excluded));
      progress.ofTables(
          source.url().database(), listed.size(), looked::get, () -> seeAll(look, listed));
    }
    if (tables.isEmpty()) {
      throw StepFailure.wrongUse(
          "%s has no table that can be extracted and fits --tables=%s%s; see the rights of %s"
              .formatted(
                  source.url(),
                  Printable.of(String.join(",", included)),
                  excluded.isEmpty()
                      ? ""
                      : " and not --excludeTables=" + Printable.of(String.join(",", excluded)),
                  source.user()));
    }
  }

  private void seeAll(TableLook look, List<ListedTable> listed) {
    for (ListedTable table : listed) {
      look.connect();
      if (table.isTable()) {
        see(look, table);
      } else {
        leftOut.put(
            table.name(),
            "it is a %s; to extract it, add a data set with table: %s"
                .formatted(table.type().toLowerCase(Locale.ROOT), table.name()));
      }
      looked.incrementAndGet();
    }
  }

  private void see(TableLook look, ListedTable table) {
    try {
      SeenTable seen = look.ask(connection -> SeenTable.of(connection, table));
      String objection = TablesDraft.objection(seen);
      if (objection == null) {
        tables.add(seen);
      } else {
        leftOut.put(table.name(), objection);
      }
    } catch (StepFailure refused) {
      leftOut.put(table.name(), refused.getMessage());
    }
  }

  private List<String> patterns(String option, List<String> otherwise) {
    return options.value(option).map(text -> List.of(text.split(",", -1))).orElse(otherwise);
  }
}
