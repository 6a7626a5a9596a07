package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.ColumnType;
import dev.citizens.files.Attempt;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WriteRangeTest {
  private static final TableColumn SEQ = new TableColumn("seq", MysqlType.BIGINT, 19, 0);
  private static final TableColumns COLUMNS =
      new TableColumns(null, List.of(SEQ), List.of(new Column("seq", ColumnType.LONG, true)));

  @TempDir Path folder;

  /** A range that is tried again replaces what the failed try left. */
  @Test
  void partsAreWrittenAnew() throws Exception {
    WrittenRange first = write("SELECT seq FROM seq_1_to_9", folder);
    WrittenRange again = write("SELECT seq FROM seq_2_to_3", folder);
    assertThat(again.parts().get(0).path(), is(first.parts().get(0).path()));
    assertThat(again.rows(), is(2L));
    assertThat(Files.readString(folder.resolve("part-0000007-0000000")), is("2\n3\n"));
  }

  /**
   * Else the driver would read the rest of the rows, which may be millions, to close the result.
   */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void restOfTheRowsIsNotReadAfterAFailure() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThrows(IOException.class, () -> write("SELECT seq FROM seq_1_to_2000000000", file));
  }

  private static WrittenRange write(String query, Path to) throws Exception {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), server.password());
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(Integer.MIN_VALUE);
      ResultSet rows = statement.executeQuery(query);
      rows.next();
      TableShape shape =
          new TableShape(new TableQuery("t", null, List.of()), COLUMNS, List.of(), 0);
      TableToRead table = new TableToRead(shape, new Attempt("a", to.toString()));
      return new WriteRange(7, table, 1 << 20, RowPace.ANY, WriteRange.RowSieve.ALL).write(rows);
    }
  }
}
