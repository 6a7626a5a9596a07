package dev.citizens.draft;

import dev.citizens.sniff.SniffedColumn;
import dev.citizens.sniff.SniffedFile;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file as a data set of a job file.
 *
 * @param dataset its name
 * @param names of its columns
 * @param key the place of the column that tells its rows apart, or -1
 */
record FileDraft(SniffedFile file, String dataset, List<String> names, int key) {
  /** A data set with names made of the file's own. */
  static FileDraft of(SniffedFile file, String dataset) {
    List<SniffedColumn> columns = file.columns();
    List<String> header =
        file.hasHeader() ? file.header() : Collections.nCopies(columns.size(), "");
    int key =
        IntStream.range(0, columns.size())
            .filter(place -> columns.get(place).unique())
            .findFirst()
            .orElse(-1);
    return new FileDraft(file, dataset, SafeNames.ofColumns(header), file.rows() > 1 ? key : -1);
  }

  /** A name for a result, such as {@code penguins_profile}. */
  String resultName(String suffix) {
    return SafeNames.joined(dataset, suffix);
  }
}
