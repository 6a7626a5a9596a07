package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.job.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as the analyses see them.
 *
 * @param accepted in canonical CSV, a line each
 * @param rejected why, for each row that is not accepted
 * @param fingerprint of the accepted ones
 */
record TypedRows(List<String> accepted, List<String> rejected, Fingerprint fingerprint) {
  /** The rows of a CSV file without a header. */
  static TypedRows of(List<Column> columns, String csv) throws IOException {
    RowChecks checks = new RowChecks(columns);
    List<String> accepted = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    FingerprintSum sum = new FingerprintSum();
    byte[] file = csv.getBytes(UTF_8);
    new CsvScanner(columns.size(), CsvDialect.COMMA.withColumns(columns.size()))
        .scan(
            Channels.newChannel(new ByteArrayInputStream(file)),
            0,
            file.length,
            batch -> {
              checks.check(batch);
              for (int row = 0; row < batch.size(); row++) {
                if (batch.reason(row) != null) {
                  rejected.add(batch.offset(row) + " " + batch.reason(row));
                }
              }
              batch.dropRejected();
              for (int row = 0; row < batch.size(); row++) {
                int from = batch.rowStart(row);
                accepted.add(new String(batch.buffer(), from, batch.rowEnd(row) - from, UTF_8));
              }
              sum.add(batch);
            });
    return new TypedRows(accepted, rejected, sum.sum());
  }
}
