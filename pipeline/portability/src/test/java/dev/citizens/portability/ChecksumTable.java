package dev.citizens.portability;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What each runner left, a line for each file and table, for a reader. */
record ChecksumTable(Map<Runner, TestDay.Outcome> outcomes) {
  private static final String MISSING = "-";

  String text() {
    SortedSet<String> names = new TreeSet<>();
    outcomes.values().forEach(each -> names.addAll(each.checksums().keySet()));
    int width = names.stream().mapToInt(String::length).max().orElse(1);
    Formatter text = new Formatter(new StringBuilder(), Locale.ROOT);
    text.format("%-" + width + "s %12s", "file or table", "bytes, rows");
    outcomes.keySet().forEach(runner -> text.format("  %-16s", runner.beamName()));
    for (String name : names) {
      text.format("%n%-" + width + "s", name);
      line(name, text);
    }
    return text.toString();
  }

  private void line(String name, Formatter text) {
    boolean first = true;
    for (TestDay.Outcome outcome : outcomes.values()) {
      Checksum checksum = outcome.checksums().get(name);
      if (first) {
        text.format(" %,12d", checksum == null ? 0 : checksum.size());
        first = false;
      }
      text.format("  %-16s", checksum == null ? MISSING : checksum.shown());
    }
  }
}
