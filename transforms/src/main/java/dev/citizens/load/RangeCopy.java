package dev.citizens.load;

import dev.citizens.analyze.ScanRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** Copies a range of a file into the staging of its table. Plain Java; for workers. */
record RangeCopy(Warehouse warehouse, MirrorStaging staging) implements Serializable {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final String DATA_EXCEPTION = "22";
  private static final String NOT_IN_ENCODING = "22021";

  /**
   * Copies it, and notes that in the same transaction; does nothing if it is noted already.
   *
   * @return the rows; 0 if another has copied them
   * @throws StepFailure with status 21 if the file is shorter, 11 if PostgreSQL does not take a
   *     value
   */
  long copy(ScanRange range) throws IOException {
    try (Connection connection = warehouse.connect()) {
      return staging.has(connection, range.number()) ? 0 : copy(connection, range);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private long copy(Connection connection, ScanRange range) throws SQLException, IOException {
    CRC32C crc = new CRC32C();
    try (Transaction transaction = Transaction.begin(connection);
        InputStream bytes = new CheckedInputStream(RangeStream.open(range), crc)) {
      boolean isOneColumn = staging.table().columns().size() == 1;
      long rows = send(connection, isOneColumn ? new LoneDots(bytes) : bytes, range);
      CopiedRange copied =
          new CopiedRange(
              range.number(),
              range.start(),
              range.end() - range.start(),
              (int) crc.getValue(),
              rows);
      if (!staging.note(connection, copied)) {
        return 0; // and what was copied is rolled back
      }
      transaction.commit();
      return rows;
    }
  }

  private long send(Connection connection, InputStream csv, ScanRange range)
      throws SQLException, IOException {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(staging.copy(), csv, BLOCK_BYTES);
    } catch (PSQLException e) {
      boolean isData = e.getSQLState() != null && e.getSQLState().startsWith(DATA_EXCEPTION);
      if (isData && e.getServerErrorMessage() != null) {
        throw refused(e, range);
      }
      throw e;
    }
  }

  /** Says where the value is, and not what it is. */
  private StepFailure refused(PSQLException e, ScanRange range) {
    String where = String.valueOf(e.getServerErrorMessage().getWhere());
    String place = where.replaceFirst("(?s)^COPY \\S+, line (\\d+).*", "$1");
    boolean isEncoding = NOT_IN_ENCODING.equals(e.getSQLState());
    String value =
        staging.table().columns().stream()
            .filter(each -> where.contains(", column " + each.name() + ": "))
            .max(Comparator.comparing(each -> each.name().length()))
            .map(
                each ->
                    "the column %s has a value that %s does not take"
                        .formatted(each.name(), each.type()))
            .orElse(
                isEncoding
                    ? "a value has the character U+0000, or one that the database's encoding lacks"
                    : "a row is not what PostgreSQL takes");
    StepFailure failure =
        new StepFailure(
            ExitStatus.QUALITY_GATE,
            "%s cannot get the table of the data set %s: %s (SQLSTATE %s, row %s behind byte %s of %s);"
                    .formatted(
                        staging.table().shownName(),
                        staging.table().dataset(),
                        value,
                        e.getSQLState(),
                        place.matches("\\d+") ? place : "unknown",
                        range.start(),
                        range.file())
                + " mend it in the source, %s, or take load: away"
                    .formatted(
                        isEncoding
                            ? "leave the character out by a query: with REPLACE(column, CHAR(0), '')"
                            : "declare the column as text in the job file"));
    failure.setStackTrace(e.getStackTrace());
    return failure;
  }
}
