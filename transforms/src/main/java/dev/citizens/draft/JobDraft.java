package dev.citizens.draft;

import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.Printable;
import dev.citizens.sniff.SniffedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first job file for some CSV files, with what a newcomer should know beside each key. */
public final class JobDraft {
  private static final String OPTIONS =
      """
      #options: # any command line option, so that it need not be typed each day
      #  zone: Asia/Ho_Chi_Minh # where the business day begins; UTC if nothing is said

      datasets:
      """;

  private JobDraft() {}

  /** A name for a data set or a job, made of the name of a file. */
  public static String name(String fileName) {
    return SafeNames.plain(fileName.replaceFirst("(?<=.)\\.[^.]*$", ""), "data");
  }

  /**
   * The text of the job file.
   *
   * @param job its name
   * @param files at least one
   */
  public static String of(String job, List<SniffedFile> files) {
    Set<String> taken = new HashSet<>();
    List<FileDraft> drafts =
        files.stream()
            .map(file -> FileDraft.of(file, SafeNames.unique(name(file.fileName()), taken)))
            .toList();
    String of = String.join(", ", files.stream().map(file -> Printable.of(file.path())).toList());
    List<String> lines = JobLines.head("all rows of " + of, job);
    OPTIONS.lines().forEach(lines::add);
    drafts.forEach(draft -> addDataset(draft, lines));
    lines.add("");
    lines.add(
        "analyses: # all answered in one pass; `as` names the file in the lake and the table");
    drafts.forEach(draft -> lines.addAll(JobLines.asked(draft.dataset(), QuestionLines.of(draft))));
    return String.join("\n", lines) + "\n";
  }

  private static void addDataset(FileDraft draft, List<String> lines) {
    SniffedFile file = draft.file();
    lines.add(
        "  "
            + YamlText.of(draft.dataset())
            + ": # its name in the lake, in questions and in the warehouse");
    lines.add(
        String.format(
            Locale.ROOT,
            "    file: %s # %s%,d bytes%s, %s; of another day: --csv=PATH",
            YamlText.of(file.path()),
            file.form().isPlain() ? "" : file.form() + "; ",
            file.bytes(),
            file.form().isPlain() ? ", UTF-8" : " in UTF-8",
            file.crlf() ? "CRLF" : "LF"));
    if (file.guessed()) {
      lines.add(
          "    encoding: %s # a guess, as it is not UTF-8; or latin1, GBK, GB18030: see sample"
              .formatted(file.form().encoding()));
    }
    if (file.form().lines().returnsEndLines()) {
      lines.add("    lineEnd: CR");
    }
    byte delimiter = file.dialect().delimiter();
    if (delimiter != CsvDialect.COMMA.delimiter()) {
      lines.add(
          "    delimiter: " + (delimiter == '\t' ? "\"\\t\"" : "\"" + (char) delimiter + "\""));
    }
    if (file.form().lines().quotesAreText()) {
      lines.add("    quote: none # most rows have quotes that enclose nothing, as those of JSON");
    }
    if (file.skippedLines() > 0) {
      lines.add(
          "    skipLines: "
              + file.skippedLines()
              + " # the lines above the header; totals below the rows: skipLastLines");
    }
    if (!file.hasHeader()) {
      lines.add("    header: none # its first line is a row; give the columns better names");
    }
    lines.add(
        "    columns: # in the file's order; without type: text; key: the first whose values differ");
    lines.addAll(ColumnLines.of(draft));
    lines.add("    quality: # a file that is worse is not published (status 11)");
    lines.addAll(QualityLines.of(file));
  }
}
