package dev.citizens.analysis.profile;

import static dev.citizens.analysis.ResultColumn.Range.LENGTH;
import static java.util.stream.Collectors.joining;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Origins;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the values of columns look like: a line for each column.
 *
 * <ul>
 *   <li>{@code rows}: all rows; {@code nulls}: those without a value
 *   <li>{@code blanks}: values that are empty or white space only
 *   <li>{@code invalid}: texts with a control character or U+FFFD. A value that does not fit its
 *       column's type makes a bad row, which no analysis sees
 *   <li>{@code min}, {@code max}: of all values, by the order of the column's type, as canonical
 *       texts; {@code shortest}, {@code longest}: in characters. NULL without a value
 *   <li>{@code distinct_estimate}: about how many different values there are, NULL left out, with
 *       {@code distinct_lower} and {@code distinct_upper} as in {@link DistinctSketch}
 * </ul>
 */
public record Profile(String name, List<ProfiledColumn> columns) implements Analysis {
  /** How its question begins, and none in SQL does. */
  public static final String QUESTION = "profile ";

  @Override
  public String question() {
    return QUESTION + columns.stream().map(ProfiledColumn::name).collect(joining(", "));
  }

  @Override
  public List<String> keyColumns() {
    return List.of("column");
  }

  @Override
  public List<ResultColumn> result() {
    return Stream.of(
            Stream.of(ResultColumn.name("column")),
            ResultColumn.counts("rows", "nulls", "blanks", "invalid"),
            // Of columns of several types: texts.
            Stream.of("min", "max").map(name -> new ResultColumn(name, ColumnType.TEXT, true)),
            Stream.of("shortest", "longest").map(name -> ResultColumn.number(name, LENGTH)),
            ResultColumn.counts("distinct_estimate", "distinct_lower", "distinct_upper"))
        .flatMap(columns -> columns)
        .toList();
  }

  /** Of what is known of all columns; the first one has their names. */
  @Override
  public Origins origins() {
    return Origins.ofAll(
        resultColumns().subList(1, resultColumns().size()),
        columns.stream().map(ProfiledColumn::column).toList());
  }

  @Override
  public Feed feed(SharedCodes codes) {
    return new ProfileFeed(columns, start());
  }

  @Override
  public Partial empty() {
    return start();
  }

  private PerColumn<ColumnProfile> start() {
    return new PerColumn<>(
        columns.stream().map(ProfiledColumn::name).toList(),
        columns.stream().map(ProfiledColumn::start).toList());
  }

  private record ProfileFeed(List<ProfiledColumn> columns, PerColumn<ColumnProfile> profiles)
      implements Feed {
    @Override
    public void accept(RowBatch rows) {
      byte[] bytes = rows.buffer();
      for (int i = 0; i < columns.size(); i++) {
        int column = columns.get(i).column();
        ColumnProfile profile = profiles.answer(i);
        for (int row = 0; row < rows.size(); row++) {
          profile.add(bytes, rows.start(row, column), rows.end(row, column));
        }
      }
    }

    @Override
    public long bytesUsed() {
      return columns.size() * DistinctSketch.maxBytesUsed();
    }

    @Override
    public Partial[] partials() {
      return new Partial[] {profiles};
    }
  }
}
