package dev.citizens.job;

import dev.citizens.csv.CsvDialect;

/**
 * A CSV file.
 *
 * @param path used if {@code --csv} is not given; its last part is the file's name in the lake
 */
public record CsvFile(String path, CsvDialect dialect) implements Source {
  @Override
  public String rawStep() {
    return "upload";
  }

  @Override
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
