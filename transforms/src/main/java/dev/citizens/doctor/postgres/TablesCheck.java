package dev.citizens.doctor.postgres;

import dev.citizens.analysis.Analysis;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** The tables of the job file's results hold every value as it is, and a load could write them. */
final class TablesCheck extends PostgresCheck {
  private final List<Analysis> analyses;

  TablesCheck(Supplier<Warehouse> warehouse, List<Analysis> analyses) {
    super("postgres tables", warehouse, CONNECT, RIGHTS, MIGRATIONS);
    this.analyses = analyses;
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) {
    if (opened.flyway().info().pending().length > 0) {
      return Finding.skipped("migrations are pending; the next load applies them first");
    }
    try {
      opened.checkCanLoad(analyses);
      return Finding.ok(analyses.size() + " fit the job file's results");
    } catch (StepFailure doesNotFit) {
      return Finding.fail(doesNotFit.getMessage(), "whoever owns the job file, or the warehouse");
    }
  }
}
