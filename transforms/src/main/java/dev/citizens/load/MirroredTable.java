package dev.citizens.load;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of the warehouse that has the rows of a data set as they were extracted, by day.
 *
 * @param name in the schema of the results
 * @param keep how many days it has, the newest ones
 * @param columns those of the extracted file, in its order
 */
public record MirroredTable(String name, String dataset, int keep, List<Column> columns)
    implements Serializable {
  /**
   * A column of it.
   *
   * @param type as PostgreSQL's {@code format_type} writes it
   */
  public record Column(String name, String type) implements Serializable {}

  static final String DAY = "run_date";

  private static final String REMEDY =
      "; give it another name with load: {as: NAME} in the job file";

  /** PostgreSQL's limit, less the day. */
  private static final int MOST_COLUMNS = 1_599;

  /** What each table has beside the columns that are seen. */
  private static final Set<String> OF_POSTGRES =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  /** That of a data set whose columns are known; empty if it has none. */
  public static Optional<MirroredTable> of(Dataset dataset) {
    return dataset
        .mirror()
        .map(
            mirror ->
                new MirroredTable(
                    mirror.table(),
                    dataset.name(),
                    mirror.keep(),
                    dataset.columns().stream()
                        .map(each -> new Column(each.name(), PostgresType.of(each.type()).sql()))
                        .toList()));
  }

  /** Fails with status 2 if PostgreSQL has no such table. */
  void checkLimits() {
    if (Rights.LEDGER.contains(name)) {
      throw StepFailure.wrongUse(
          "the table of the data set %s would be the table %s of the warehouse's ledger"
                  .formatted(dataset, name)
              + REMEDY);
    }
    for (Column column : columns) {
      if (column.name().equals(DAY) || OF_POSTGRES.contains(column.name())) {
        throw StepFailure.wrongUse(
            "the data set %s has a column %s, and a table of the warehouse has one of its own with"
                    .formatted(dataset, column.name())
                + " that name; name the others as columns: in the job file, or take load: away");
      }
      if (Identifier.isTooLong(column.name())) {
        throw StepFailure.wrongUse(
            "the data set %s has a column %s, and the warehouse has names of at most %s bytes; name"
                    .formatted(dataset, column.name(), Identifier.MOST_BYTES)
                + " the others as columns: in the job file, or take load: away");
      }
    }
    if (columns.size() > MOST_COLUMNS) {
      throw StepFailure.wrongUse(
          "the data set %s has %s columns, and a table of the warehouse at most %s; name those to be"
                  .formatted(dataset, columns.size(), MOST_COLUMNS)
              + " read as columns: in the job file, or take load: away");
    }
  }

  /** That something else has a name that the table needs. */
  StepFailure refusal(String takenName) {
    return StepFailure.wrongUse(
        "the table of the data set %s needs the name %s in the warehouse, and something else has it"
                .formatted(dataset, Identifier.shown(takenName))
            + REMEDY);
  }

  /** That it is no longer what the warehouse has. */
  StepFailure refusalOfChange(String what) {
    String shown = Identifier.shown(name);
    return StepFailure.wrongUse(
        "%s %s; give the data set's table another name with load: {as: NAME} in the job file, or drop"
                .formatted(shown, what)
            + " the old one with all its days: DROP TABLE %s CASCADE".formatted(shown));
  }

  /** All names that are taken when the table has been made. */
  List<String> names() {
    return List.of(name, Identifier.latest(name));
  }

  /** Name and type of all columns, the day first, in SQL. */
  List<String> definitions() {
    return Stream.concat(
            Stream.of(DAY + " date NOT NULL"),
            columns.stream().map(each -> Identifier.quoted(each.name()) + " " + each.type()))
        .toList();
  }

  /** With the schema, for people. */
  public String shownName() {
    return Identifier.shown(name);
  }

  String qualifiedName() {
    return Identifier.published(name);
  }
}
