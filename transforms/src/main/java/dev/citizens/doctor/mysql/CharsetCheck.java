package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Text is stored in UTF-8; other text is right only as far as what is stored is. */
final class CharsetCheck extends MySqlCheck {
  private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

  private final List<Dataset> datasets;

  CharsetCheck(Supplier<MySqlSource> source, List<Dataset> datasets) {
    super("mysql charset", source, COLUMNS);
    this.datasets = datasets;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    List<String> others = new ArrayList<>();
    for (Dataset dataset : datasets) {
      MySqlTable table = dataset.table();
      others.addAll(
          notUtf8(
              connection,
              table.table(),
              DescribeTable.complete(connection, table, dataset).readColumnNames()));
    }
    if (others.isEmpty()) {
      return Finding.ok("all extracted columns are UTF-8");
    }
    // The server converts it, so this is right as long as the stored text is.
    return Finding.warn(
        String.join(", ", others),
        "MySQL's administrator: ALTER TABLE %s CONVERT TO CHARACTER SET utf8mb4, after a look whether"
                .formatted(datasets.get(0).table().table())
            + " its text reads right (UTF-8 stored as latin1 would be encoded twice)");
  }

  private static List<String> notUtf8(Connection connection, String table, List<String> extracted)
      throws SQLException {
    List<String> others = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name, character_set_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = ?"
                + " AND character_set_name IS NOT NULL ORDER BY ordinal_position")) {
      query.setString(1, table);
      try (ResultSet columns = query.executeQuery()) {
        while (columns.next()) {
          String charset = columns.getString(2).toLowerCase(Locale.ROOT);
          if (extracted.contains(columns.getString(1)) && !UTF8.contains(charset)) {
            others.add(table + "." + columns.getString(1) + " is " + charset);
          }
        }
      }
    }
    return others;
  }
}
