package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a job's results: whether they fit, and what makes them do so. */
final class ResultTables {
  /**
   * Everybody locks tables in this order, so that two who change some and write to others wait for
   * each other and never crosswise.
   */
  private static final Comparator<Analysis> BY_NAME = Comparator.comparing(Analysis::name);

  private ResultTables() {}

  /**
   * Checks that {@link #prepare} will do; nothing is changed.
   *
   * @return the names of the tables that it will make or change
   * @throws StepFailure with status 2 if somebody must change something first
   */
  static List<String> check(
      Connection connection, List<Analysis> analyses, Optional<String> readerRole)
      throws SQLException {
    checkNames(analyses);
    if (readerRole.isPresent()) {
      Obstacle.refuse(new ReaderRole(readerRole.get()).obstacle(connection));
    }
    List<String> changed = new ArrayList<>();
    for (TableChange change : changes(connection, analyses)) {
      String table = change.analysis().name();
      boolean grants =
          change.ours()
              && readerRole.isPresent()
              && !new ReaderRole(readerRole.get())
                  .missingGrants(connection, List.of(table))
                  .isEmpty();
      if (change.isNeeded() || grants) {
        Obstacle.refuse(Rights.toChange(connection, table, change.creates()));
        changed.add(table);
      }
    }
    return changed.stream().distinct().toList();
  }

  /**
   * Makes and changes tables in the transaction of the connection, one transaction at a time; as a
   * rule there is nothing to do, and nobody waits.
   *
   * @param readerRole who may read them; nobody else's rights change
   */
  static Map<Analysis, TargetTable> prepare(
      Connection connection, Collection<Analysis> analyses, Optional<String> readerRole)
      throws SQLException {
    if (isAnythingToDo(connection, analyses, readerRole)) {
      SchemaLock.acquireForResults(connection);
      List<String> ours = new ArrayList<>();
      // Asked again: another may have done it while we waited.
      for (TableChange change : changes(connection, analyses)) {
        if (change.isNeeded()) {
          change.apply(connection);
        }
        if (change.ours()) {
          ours.add(change.analysis().name());
        }
      }
      if (readerRole.isPresent()) {
        new ReaderRole(readerRole.get()).grant(connection, ours);
      }
    }
    Map<Analysis, TargetTable> tables = new HashMap<>();
    for (Analysis analysis : analyses) {
      tables.put(analysis, TargetTable.find(connection, analysis));
    }
    return tables;
  }

  private static boolean isAnythingToDo(
      Connection connection, Collection<Analysis> analyses, Optional<String> readerRole)
      throws SQLException {
    List<TableChange> changes = changes(connection, analyses);
    if (changes.stream().anyMatch(TableChange::isNeeded)) {
      return true;
    }
    List<String> ours =
        changes.stream().filter(TableChange::ours).map(each -> each.analysis().name()).toList();
    return readerRole.isPresent()
        && !new ReaderRole(readerRole.get()).missingGrants(connection, ours).isEmpty();
  }

  private static List<TableChange> changes(Connection connection, Collection<Analysis> analyses)
      throws SQLException {
    List<TableChange> changes = new ArrayList<>();
    for (Analysis analysis : analyses.stream().sorted(BY_NAME).toList()) {
      changes.add(TableChange.of(connection, analysis));
    }
    return changes;
  }

  /** Data sets may share a table, if its columns are the same; else each name is of one thing. */
  private static void checkNames(List<Analysis> analyses) {
    Map<String, Analysis> byTable = new HashMap<>();
    Map<String, String> tableByName = new HashMap<>();
    for (Analysis analysis : analyses) {
      String table = analysis.name();
      Analysis other = byTable.putIfAbsent(table, analysis);
      if (other != null && !columns(other).equals(columns(analysis))) {
        throw StepFailure.wrongUse(
            "two analyses are named %s, one with the columns %s, the other with %s; name one of them"
                    .formatted(table, columns(other), columns(analysis))
                + " with as: in the job file");
      }
      for (String name : NewTable.names(table)) {
        String user = tableByName.putIfAbsent(name, table);
        if (user != null && !user.equals(table)) {
          throw StepFailure.wrongUse(
              "the analyses %s and %s both need the name %s in the warehouse; give one another name"
                      .formatted(user, table, name)
                  + " with as: in the job file");
        }
      }
    }
  }

  private static String columns(Analysis analysis) {
    return String.join(
        ", ",
        KnownTable.of(analysis).typeByColumn().entrySet().stream()
            .map(column -> column.getKey() + " " + column.getValue())
            .toList());
  }
}
