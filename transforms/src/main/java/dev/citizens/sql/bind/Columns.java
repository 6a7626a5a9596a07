package dev.citizens.sql.bind;

import dev.citizens.failures.Printable;
import dev.citizens.failures.Suggestion;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Name;
import dev.citizens.sql.tree.ColumnRef;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The columns of the data set by their names, and where a statement names them. */
final class Columns {
  /** What stands for the name of the data set. */
  static final String ANY_DATASET = "dataset";

  private static final int MOST_SHOWN = 40;

  private final String dataset;
  private final @Nullable String alias;
  private final List<SqlColumn> columns;

  /** By identity: equal references stand in several places. */
  private final IdentityHashMap<ColumnRef, Place> places = new IdentityHashMap<>();

  /**
   * The columns of a data set.
   *
   * @param alias the name that the statement gives to the data set
   */
  Columns(String dataset, @Nullable String alias, List<SqlColumn> columns) {
    this.dataset = dataset;
    this.alias = alias;
    this.columns = columns;
  }

  /**
   * The column of that name, if there is one: the same to the letter, or the only one that is the
   * same but for capitals.
   */
  Optional<ColumnRef> find(Name name) {
    requireTable(name);
    List<Integer> same = places(name, false);
    List<Integer> found = same.isEmpty() ? places(name, true) : same;
    if (found.size() > 1) {
      throw new SqlMistake(
          name.place(),
          "%s could be %s or %s; write one of them in quotes: \"%s\""
              .formatted(
                  name.name(),
                  columns.get(found.get(0)).name(),
                  columns.get(found.get(1)).name(),
                  columns.get(found.get(0)).name()));
    }
    return found.stream().findFirst().map(place -> reference(place, name.place()));
  }

  private List<Integer> places(Name name, boolean ignoreCase) {
    return IntStream.range(0, columns.size())
        .filter(
            place ->
                ignoreCase
                    ? columns.get(place).name().equalsIgnoreCase(name.name())
                    : columns.get(place).name().equals(name.name()))
        .boxed()
        .toList();
  }

  private ColumnRef reference(int place, Place at) {
    ColumnRef reference =
        new ColumnRef(place, columns.get(place).name(), columns.get(place).type());
    places.put(reference, at);
    return reference;
  }

  private void requireTable(Name name) {
    String table = name.table();
    if (table != null && !table.equalsIgnoreCase(alias == null ? dataset : alias)) {
      if (alias != null || !table.equalsIgnoreCase(ANY_DATASET)) {
        throw new SqlMistake(
            name.place(),
            "%s.%s: the data set is called %s here"
                .formatted(
                    Printable.of(table, MOST_SHOWN),
                    Printable.of(name.name(), MOST_SHOWN),
                    alias == null ? dataset : alias));
      }
    }
  }

  /** That there is no column of that name. */
  SqlMistake unknown(Name name) {
    String written = Printable.of(name.name(), MOST_SHOWN);
    if (name.isQuoted()) {
      return new SqlMistake(
          name.place(),
          "%s has no column %s; a text stands in single quotes: '%s'"
              .formatted(dataset, written, written));
    }
    List<String> names = columns.stream().map(SqlColumn::name).toList();
    return new SqlMistake(
        name.place(),
        "%s has no column %s; %s"
            .formatted(dataset, written, Suggestion.of(name.name(), names, "it has ")));
  }

  /** References to all columns, which stand at a place. */
  List<ColumnRef> all(Place place) {
    return IntStream.range(0, columns.size()).mapToObj(each -> reference(each, place)).toList();
  }

  /** Where a reference that was given here stands. */
  Place placeOf(ColumnRef reference) {
    return places.get(reference);
  }
}
