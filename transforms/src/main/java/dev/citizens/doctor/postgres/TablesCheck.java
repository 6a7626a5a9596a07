package dev.citizens.doctor.postgres;

import dev.citizens.analysis.Analysis;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tables of the job file's results, and those of its mirrored tables, hold every value as it
 * is, or will be made or changed so, and a load could write them.
 */
final class TablesCheck extends PostgresCheck {
  private final List<Analysis> analyses;
  private final List<MirroredTable> mirrors;
  private final Optional<String> readerRole;

  TablesCheck(
      Supplier<Warehouse> warehouse,
      List<Analysis> analyses,
      List<MirroredTable> mirrors,
      Optional<String> readerRole) {
    super("postgres tables", warehouse, CONNECT, RIGHTS, MIGRATIONS);
    this.analyses = analyses;
    this.mirrors = mirrors;
    this.readerRole = readerRole;
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) {
    if (opened.flyway().info().pending().length > 0) {
      return Finding.skipped("migrations are pending; the next load applies them first");
    }
    try {
      List<String> changed = new ArrayList<>(opened.checkCanLoad(analyses, readerRole));
      changed.addAll(opened.checkCanMirror(mirrors, analyses, readerRole));
      long all = analyses.stream().map(Analysis::name).distinct().count() + mirrors.size();
      String fit = all - changed.size() + " fit the job file's results";
      return Finding.ok(
          changed.isEmpty()
              ? fit
              : fit + "; the next load makes or changes " + String.join(", ", changed));
    } catch (StepFailure doesNotFit) {
      return Finding.fail(doesNotFit.getMessage(), "whoever owns the job file, or the warehouse");
    }
  }
}
