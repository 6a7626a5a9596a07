package dev.citizens.draft;

import dev.citizens.csv.ColumnType;
import dev.citizens.sniff.SniffedColumn;
import java.util.ArrayList;
import java.util.List;

/** The lines below {@code columns} of a data set. */
final class ColumnLines {
  /** Remarks begin here, unless the column needs more. */
  private static final int REMARKS_AT = 66;

  private static final String INDENT = "      ";

  private ColumnLines() {}

  /** A line for each column. */
  static List<String> of(FileDraft draft) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < draft.names().size(); i++) {
      String remarks = String.join("; ", draft.file().columns().get(i).remarks());
      lines.add(withRemark(INDENT + "- " + column(draft, i), remarks));
    }
    return lines;
  }

  private static String column(FileDraft draft, int place) {
    SniffedColumn column = draft.file().columns().get(place);
    String name = draft.names().get(place);
    List<String> keys = new ArrayList<>(List.of("name: " + YamlText.of(name)));
    if (draft.file().hasHeader() && !draft.file().header().get(place).equals(name)) {
      keys.add("header: " + YamlText.quoted(draft.file().header().get(place)));
    }
    if (!column.type().equals(ColumnType.TEXT)) {
      keys.add("type: " + type(column.type()));
    }
    if (!column.nulls().isEmpty()) {
      keys.add("nulls: " + YamlText.list(column.nulls()));
    }
    if (place == draft.key()) {
      keys.add("key: true");
    } else if (column.required()) {
      keys.add("required: true");
    }
    return "{" + String.join(", ", keys) + "}";
  }

  /** In braces, YAML takes a comma for the end of a value. */
  static String type(ColumnType type) {
    return type.kind() == ColumnType.Kind.DECIMAL ? "\"" + type + "\"" : type.toString();
  }

  /** The line, with the remark behind it if there is one. */
  static String withRemark(String line, String remark) {
    return remark.isEmpty()
        ? line
        : line + " ".repeat(Math.max(0, REMARKS_AT - line.length())) + " # " + remark;
  }
}
