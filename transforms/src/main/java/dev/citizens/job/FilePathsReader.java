package dev.citizens.job;

import dev.citizens.failures.Printable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code file}: where the files of a day lie, one or several. */
final class FilePathsReader {
  /** No other makes a longer name. */
  private static final LocalDate LONGEST_DAY = LocalDate.of(2026, 12, 31);

  private FilePathsReader() {}

  static List<String> read(YamlNode file, Mistakes mistakes) {
    if (file.isText()) {
      return List.of(path(file));
    }
    List<String> paths = new ArrayList<>();
    for (YamlNode each : file.list()) {
      mistakes.check(() -> paths.add(path(each)));
    }
    return List.copyOf(paths);
  }

  private static String path(YamlNode file) {
    try {
      DatedPath path = new DatedPath(file.text());
      String of = path.on(LONGEST_DAY);
      checkFileName(file, FileName.ofPlain(of));
      if (NamePattern.isWild(of.substring(0, of.length() - FileName.of(of).length()))) {
        throw file.error(
            "file has * or ? in the name of a folder; they stand for others in the name of the file"
                + " alone");
      }
      return path.text();
    } catch (IllegalArgumentException e) {
      throw file.error("file " + e.getMessage());
    }
  }

  private static void checkFileName(YamlNode file, String name) {
    if (name.isEmpty()) {
      throw file.error(
          "file is the folder %s; name the CSV file in it".formatted(Printable.of(file.text())));
    }
    String objection = FileName.objection(name);
    if (objection != null) {
      throw file.error(
          "file cannot be named %s in the lake: the name %s; give it another, and where it lies as"
                  .formatted(Printable.of(name), objection)
              + " --csv");
    }
  }
}
