package dev.citizens.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analyze.ScanRange;
import dev.citizens.csv.CsvDialect;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file made of a CSV file without a header, which DuckDB reads. */
record WrittenFiles(Path folder, WrittenFile file) {
  static final long SMALL_GROUPS = 100_000;

  static WrittenFiles of(Path folder, List<Column> columns, String csv) throws IOException {
    byte[] bytes = csv.getBytes(UTF_8);
    Path source = Files.write(folder.resolve("file.csv"), bytes);
    Attempt attempt = new Attempt("test", folder.toString());
    RangeToParquet ranges =
        new RangeToParquet(
            columns, CsvDialect.COMMA.withColumns(columns.size()), attempt, SMALL_GROUPS);
    return new WrittenFiles(
        folder, ranges.write(new ScanRange(source.toString(), 0, 0, bytes.length)));
  }

  /** As a table of DuckDB. */
  String table() {
    return "read_parquet('%s')".formatted(file.part().path());
  }

  /** What DuckDB answers, in UTC; NULL is null. */
  static List<List<String>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
