package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.ValidateOutput;

/** The schema is that of this version: no migration failed, was changed later, or is to come. */
final class MigrationsCheck extends PostgresCheck {
  MigrationsCheck(Supplier<Warehouse> warehouse) {
    super(MIGRATIONS, warehouse, CONNECT);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) {
    MigrationInfoService migrations;
    List<ValidateOutput> invalid;
    try {
      migrations = opened.flyway().info();
      invalid = opened.flyway().validateWithResult().invalidMigrations;
    } catch (FlywayException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StepFailure(
          ExitStatus.WAREHOUSE,
          "the schema's history cannot be read: " + message + "; see 'postgres rights'",
          e);
    }
    List<String> failed =
        Stream.of(migrations.all())
            .filter(each -> each.getState().isFailed())
            .map(MigrationsCheck::label)
            .toList();
    if (!failed.isEmpty()) {
      return Finding.fail(
          "failed: " + String.join(", ", failed),
          "the warehouse's owner: undo what it left, DELETE FROM citizens.flyway_schema_history"
              + " WHERE NOT success, then run scripts/citizens load again");
    }
    List<String> changed =
        invalid.stream()
            .filter(each -> each.errorDetails != null && !isPending(migrations, each))
            .map(each -> each.version + " " + each.errorDetails.errorCode)
            .toList();
    if (!changed.isEmpty()) {
      return Finding.fail(
          "not those of this version: " + String.join(", ", changed),
          "whoever launches: use the version that made the schema, or a newer one");
    }
    List<String> pending = Stream.of(migrations.pending()).map(MigrationsCheck::label).toList();
    return pending.isEmpty()
        ? Finding.ok("up to date, " + migrations.applied().length + " applied")
        : Finding.warn(
            "pending: " + String.join(", ", pending),
            "nobody: the next load or report applies them; make a backup first if the data matters");
  }

  private static boolean isPending(MigrationInfoService migrations, ValidateOutput invalid) {
    return Arrays.stream(migrations.pending())
        .anyMatch(each -> String.valueOf(each.getVersion()).equals(invalid.version));
  }

  private static String label(MigrationInfo migration) {
    return migration.getVersion() + " " + migration.getDescription();
  }
}
