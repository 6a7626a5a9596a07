package dev.citizens.extract.delta;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.split.SqlName;
import dev.citizens.job.Column;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * By which a row is found again on another day.
 *
 * @param columns of a primary or unique key, all of which are extracted and never NULL
 * @param places of them among the columns that are extracted, from 0
 * @param sum in SQL, what {@link #crc32} adds up to over all rows; null if the texts of the values
 *     may differ here and on the server
 */
public record RowKey(List<String> columns, List<Integer> places, @Nullable String sum)
    implements Serializable {
  private static final Pattern WHOLE =
      Pattern.compile("(tiny|small|medium|big)?int\\b(?!.*zerofill).*");
  private static final Pattern TEXT = Pattern.compile("(var)?char\\(.*");
  private static final Pattern BYTES = Pattern.compile("(var)?binary\\(.*");

  /**
   * The first key of a table that will do: the primary one, else a unique one.
   *
   * @param extracted the columns that are extracted
   * @param serverTypes of all columns as in their definitions, by their names
   * @return empty if there is none
   * @throws SQLException if the server refuses
   */
  public static Optional<RowKey> of(
      Connection connection,
      String table,
      List<Column> extracted,
      Function<String, String> serverTypes)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW INDEX FROM " + SqlName.quoted(table))) {
      Map<String, List<Integer>> keys = new LinkedHashMap<>(); // the server has the primary first
      while (rows.next()) {
        boolean isKey =
            rows.getInt("Non_unique") == 0
                && !rows.getString("Null").equals("YES")
                && rows.getString("Sub_part") == null; // a text's beginning alone would be unique
        int place = isKey ? place(rows.getString("Column_name"), extracted) : -1;
        keys.computeIfAbsent(rows.getString("Key_name"), name -> new ArrayList<>()).add(place);
      }
      return keys.values().stream()
          .filter(places -> !places.contains(-1))
          .findFirst()
          .map(places -> of(places, extracted, serverTypes));
    }
  }

  private static RowKey of(
      List<Integer> places, List<Column> extracted, Function<String, String> serverTypes) {
    List<Column> columns = places.stream().map(extracted::get).toList();
    List<String> texts = new ArrayList<>();
    for (Column column : columns) {
      text(column, serverTypes.apply(column.name())).ifPresent(texts::add);
    }
    String text = String.join(", ", texts);
    String sum =
        "SUM(CRC32(%s))".formatted(texts.size() == 1 ? text : "CONCAT_WS(',', " + text + ")");
    return new RowKey(
        columns.stream().map(Column::name).toList(),
        List.copyOf(places),
        texts.size() == columns.size() ? sum : null);
  }

  /** The value's text in UTF-8, if the file has the same. */
  private static Optional<String> text(Column column, String serverType) {
    String quoted = SqlName.quoted(column.name());
    String type = serverType.toLowerCase(Locale.ROOT);
    if (WHOLE.matcher(type).matches() && isWritten(column.type())) {
      return Optional.of(quoted);
    }
    if (BYTES.matcher(type).matches() && column.type().equals(ColumnType.BYTES)) {
      return Optional.of("CONCAT(CHAR(92), 'x', LOWER(HEX(" + quoted + ")))");
    }
    return TEXT.matcher(type).matches() && column.type().equals(ColumnType.TEXT)
        ? Optional.of("CONVERT(" + quoted + " USING utf8mb4)")
        : Optional.empty();
  }

  /** Whether a whole number of the server is written as the server does: 1, and not 1.00. */
  private static boolean isWritten(ColumnType type) {
    return switch (type.kind()) {
      case LONG, TEXT -> true;
      case DECIMAL -> type.scale() == 0;
      default -> false;
    };
  }

  /** -1 if it is not extracted, or not as it is: two keys could become one. */
  private static int place(String column, List<Column> extracted) {
    for (int place = 0; place < extracted.size(); place++) {
      Column each = extracted.get(place);
      if (each.name().equalsIgnoreCase(column) && each.nulls().isEmpty()) {
        return place;
      }
    }
    return -1;
  }

  /** What a row adds to {@link #sum}, when the hash is that of its key. */
  public long crc32(KeyHash hash) {
    return sum == null ? 0 : hash.crc32();
  }

  /** The same key of rows that have its columns alone. */
  public RowKey alone() {
    return new RowKey(columns, IntStream.range(0, columns.size()).boxed().toList(), sum);
  }

  /** Makes the hash that of the key of a row in a file. */
  public void hash(RowBatch batch, int row, KeyHash hash) {
    hash.begin();
    for (int place : places) {
      hash.add(batch.buffer(), batch.start(row, place), batch.end(row, place));
    }
    hash.end();
  }

  /**
   * Makes the hash that of the key of a row.
   *
   * @param csv the row in canonical form
   * @param bounds the place before it, then the end of each field
   */
  public void hash(byte[] csv, int[] bounds, KeyHash hash) {
    hash.begin();
    for (int place : places) {
      hash.add(csv, bounds[place] + 1, bounds[place + 1]);
    }
    hash.end();
  }
}
