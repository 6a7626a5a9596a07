package dev.citizens.draft;

import dev.citizens.extract.SeenTable;
import dev.citizens.failures.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first job file for the tables of a server. */
public final class TablesDraft {
  private static final String OPTIONS =
      """
      options: # any command line option, so that it need not be typed each day; the password is in CITIZENS_MYSQL_PASSWORD
        mysqlUrl: %s
        mysqlUser: %s
      #  zone: Asia/Ho_Chi_Minh # where the business day begins; UTC if nothing is said

      # Rows are estimates of the server. Columns are as it describes them, without type: text; remarks are its own types.
      # With more bad rows, such as those with a date that is none, nothing of the table is published (status 11).
      # What else a table can have (docs/your-own-server.md):
      #   load: {}                      the table itself is in the warehouse, too, row by row
      #   where: "status <> 'deleted'"  some rows only; "made < '{runDate}'": of the days before
      #   incremental: {by: changed}    only what has changed since the day before is read
      #   query: "SELECT …"             instead of table: the rows of a query
      datasets:
      """;

  private TablesDraft() {}

  /** A name for the job of a database. */
  public static String name(String database) {
    return SafeNames.plain(database, "data");
  }

  /** Why nothing of a table can be extracted; null if something can. */
  public static String objection(SeenTable table) {
    return TableDraft.objection(table);
  }

  /**
   * The text of the job file.
   *
   * @param job its name
   * @param url of the server, without a password
   * @param tables at least one, none with an {@link #objection}
   * @param leftOut why others are not in it, by name, in order
   */
  public static String of(
      String job, String url, String user, List<SeenTable> tables, Map<String, String> leftOut) {
    Set<String> taken = new HashSet<>();
    List<TableDraft> drafts =
        tables.stream()
            .map(
                each ->
                    new TableDraft(
                        each,
                        SafeNames.unique(SafeNames.plain(each.table().name(), "data"), taken)))
            .toList();
    List<String> lines = JobLines.head("the tables of " + Printable.of(url), job);
    OPTIONS.formatted(YamlText.quoted(url), YamlText.quoted(user)).lines().forEach(lines::add);
    drafts.forEach(draft -> lines.addAll(draft.datasetLines()));
    leftOut.forEach(
        (name, reason) ->
            lines.add(
                "  # %s is left out: %s".formatted(Printable.of(name), Printable.of(reason))));
    lines.add("");
    lines.add(
        "analyses: # all of a table are answered in one pass; `as` names the file in the lake and the table");
    Set<String> names = new HashSet<>();
    drafts.forEach(
        draft -> lines.addAll(JobLines.asked(draft.dataset(), draft.questionLines(names))));
    return String.join("\n", lines) + "\n";
  }
}
