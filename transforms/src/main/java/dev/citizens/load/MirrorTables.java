package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that hold data sets row by row: whether they fit, and what makes them do so. */
final class MirrorTables {
  private MirrorTables() {}

  /**
   * Checks that {@link #prepare} and a publication will do; nothing is changed.
   *
   * @param analyses whose results are loaded too, which have tables of their own
   * @return the names of the tables that a load will make or change
   * @throws StepFailure with status 2 if somebody must change something first
   */
  static List<String> check(
      Connection connection,
      List<MirroredTable> tables,
      List<Analysis> analyses,
      Optional<String> readerRole)
      throws SQLException {
    checkNames(tables, analyses);
    if (readerRole.isPresent()) {
      Obstacle.refuse(new ReaderRole(readerRole.get()).obstacle(connection));
    }
    List<String> changed = new ArrayList<>();
    for (MirroredTable table : tables) {
      boolean changes = MirrorChange.of(connection, table).isNeeded();
      Obstacle.refuse(Rights.toMirror(connection, table.name()));
      if (changes || isGrantMissing(connection, table, readerRole)) {
        changed.add(table.name());
      }
    }
    return changed;
  }

  /**
   * Makes or changes the table in the transaction of the connection, one transaction at a time; as
   * a rule there is nothing to do, and nobody waits.
   *
   * @param readerRole who may read it; nobody else's rights change
   */
  static void prepare(Connection connection, MirroredTable table, Optional<String> readerRole)
      throws SQLException {
    boolean isReady =
        !MirrorChange.of(connection, table).isNeeded()
            && !isGrantMissing(connection, table, readerRole);
    if (isReady) {
      return;
    }
    SchemaLock.acquireForResults(connection);
    // Asked again: another may have done it while we waited.
    MirrorChange.of(connection, table).apply(connection);
    if (readerRole.isPresent()) {
      new ReaderRole(readerRole.get()).grant(connection, List.of(table.name()));
    }
  }

  private static boolean isGrantMissing(
      Connection connection, MirroredTable table, Optional<String> readerRole) throws SQLException {
    return readerRole.isPresent()
        && !new ReaderRole(readerRole.get())
            .missingGrants(connection, List.of(table.name()))
            .isEmpty();
  }

  private static void checkNames(List<MirroredTable> tables, List<Analysis> analyses) {
    Map<String, String> userByName = new HashMap<>();
    for (Analysis analysis : analyses) {
      for (String name : NewTable.names(analysis.name())) {
        userByName.put(name, "the analysis " + analysis.name());
      }
    }
    for (MirroredTable table : tables) {
      checkDayNames(table, tables);
      String user = "the table of the data set " + table.dataset();
      for (String name : table.names()) {
        String other = userByName.putIfAbsent(name, user);
        if (other != null) {
          throw StepFailure.wrongUse(
              "%s and %s both need the name %s in the warehouse; give one another name with as: in the"
                      .formatted(other, user, name)
                  + " job file");
        }
      }
    }
  }

  private static void checkDayNames(MirroredTable table, List<MirroredTable> others) {
    for (MirroredTable other : others) {
      if (Identifier.isDayOf(table.name(), other.name())) {
        throw StepFailure.wrongUse(
            "the data set %s needs the name %s in the warehouse for a day of its table; give the table of %s another name with as: in the job file"
                .formatted(table.dataset(), other.name(), other.dataset()));
      }
    }
  }
}
