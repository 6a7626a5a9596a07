package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CsvRow;
import java.util.List;

/**
 * Counts rows per value of some expressions: by their codes where all have one, else by their
 * bytes. Not thread-safe.
 */
final class RowCounter implements Analysis.RowConsumer {
  private static final int CODE_BITS = 16;

  /** As many codes as a key that is not negative has room for. */
  private static final int MAX_CODED = 3;

  private final List<KeyExpression> keys;
  private final GroupTable groups;
  private final KeyCodes[] codes;
  private final LongCounts counts = new LongCounts();
  private final ByteSink key = new ByteSink(256);

  RowCounter(List<KeyExpression> keys, GroupTable groups, SharedCodes shared) {
    this.keys = keys;
    this.groups = groups;
    this.codes = keys.stream().map(shared::of).toArray(KeyCodes[]::new);
  }

  @Override
  public void accept(CsvRow row) {
    long coded = codes.length <= MAX_CODED ? codesOf(row) : KeyCodes.NONE;
    if (coded >= 0) {
      counts.add(coded);
    } else {
      countBytes(row);
    }
  }

  @Override
  public void finish() {
    counts.forEach(
        (coded, count) -> {
          key.clear();
          for (int i = 0; i < codes.length; i++) {
            appendDelimiter(i);
            int shift = CODE_BITS * (codes.length - 1 - i);
            codes[i].appendValue((int) (coded >>> shift) & (KeyCodes.MAX_CODES - 1), key);
          }
          groups.add(groups.group(key.array(), 0, key.length()), 0, count);
        });
  }

  @Override
  public long bytesUsed() {
    return counts.bytesUsed() + groups.bytesUsed();
  }

  private long codesOf(CsvRow row) {
    long coded = 0;
    for (KeyCodes each : codes) {
      int code = each.codeOf(row);
      if (code == KeyCodes.NONE) {
        return KeyCodes.NONE;
      }
      coded = coded << CODE_BITS | code;
    }
    return coded;
  }

  private void countBytes(CsvRow row) {
    key.clear();
    for (int i = 0; i < codes.length; i++) {
      appendDelimiter(i);
      keys.get(i).append(row, key);
    }
    groups.add(groups.group(key.array(), 0, key.length()), 0, 1);
  }

  private void appendDelimiter(int field) {
    if (field > 0) {
      key.append(CanonicalCsv.DELIMITER);
    }
  }
}
