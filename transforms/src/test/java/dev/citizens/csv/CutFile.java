package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A small file, what is in it, and the check that no cut changes that. */
final class CutFile {
  private final byte[] file;
  private final byte[] padded;
  private final int columns;
  private final CsvDialect dialect;
  private final int bufferBytes;
  private final RecordGrammar grammar;
  private final List<ScannedRecord> whole;

  /** Starts whose ranges have been scanned already: many cuts lead to the same ones. */
  private final Set<List<Long>> scanned = new HashSet<>();

  CutFile(byte[] file, int columns, CsvDialect dialect, int bufferBytes) {
    this.file = file;
    this.padded = padded(file);
    this.columns = columns;
    this.dialect = dialect;
    this.bufferBytes = bufferBytes;
    this.grammar = RecordGrammar.of(file, dialect);
    this.whole = scan(0, file.length);
    if (whole.size() != grammar.records()) {
      throw new AssertionError(
          "%s records in %s, scanned: %s".formatted(grammar.records(), shown(), whole));
    }
  }

  /** What a scan of the whole file gives. */
  List<ScannedRecord> whole() {
    return whole;
  }

  void checkTwoPieces() {
    for (int cut = 0; cut <= file.length; cut++) {
      checkCutAt(List.of(cut));
    }
  }

  /** Checks the file in pieces that end at these places, ascending. */
  void checkCutAt(List<Integer> cuts) {
    List<BoundaryTrace> pieces = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      pieces.add(trace(from, cut));
      from = cut;
    }
    pieces.add(trace(from, file.length));
    check(cuts, pieces);
  }

  /** Checks all cuts at {@code a} and {@code b <= a + farthest}. */
  void checkThreePieces(int farthest) {
    BoundaryTrace[] heads = new BoundaryTrace[file.length + 1];
    BoundaryTrace[] tails = new BoundaryTrace[file.length + 1];
    for (int cut = 0; cut <= file.length; cut++) {
      heads[cut] = trace(0, cut);
      tails[cut] = trace(cut, file.length);
    }
    for (int a = 0; a <= file.length; a++) {
      BoundaryTracer middle = new BoundaryTracer(a, dialect);
      for (int b = a; b <= Math.min(file.length, a + farthest); b++) {
        check(List.of(a, b), List.of(heads[a], middle.finish(), tails[b]));
        if (b < file.length) {
          middle.update(padded, b, b + 1);
        }
      }
    }
  }

  /** The trace of {@code file[from, to)}. */
  private BoundaryTrace trace(int from, int to) {
    BoundaryTracer tracer = new BoundaryTracer(from, dialect);
    tracer.update(padded, from, to);
    return tracer.finish();
  }

  private static byte[] padded(byte[] file) {
    byte[] padded = new byte[file.length + BoundaryTracer.PADDING_BYTES];
    System.arraycopy(file, 0, padded, 0, file.length);
    // Whoever looks at the padding finds something there.
    Arrays.fill(padded, file.length, padded.length, (byte) '"');
    return padded;
  }

  private void check(List<Integer> cuts, List<BoundaryTrace> pieces) {
    SplitIndex index = SplitIndex.of(0, pieces);
    List<Long> expected = new ArrayList<>();
    int from = 0;
    for (int piece = 0; piece < pieces.size(); piece++) {
      int to = piece < cuts.size() ? cuts.get(piece) : file.length;
      long start = grammar.firstStart(from, to);
      if (start >= 0) {
        expected.add(start);
      }
      from = to;
    }
    if (!index.equals(new SplitIndex(grammar.records(), expected, file.length))) {
      throw new AssertionError(
          "cut at %s: %s, expected %s records, starts %s, of %s"
              .formatted(cuts, index, grammar.records(), expected, shown()));
    }
    if (scanned.add(expected)) {
      List<ScannedRecord> pieceByPiece = scanBetween(expected);
      if (!pieceByPiece.equals(whole)) {
        throw new AssertionError(
            "cut at %s: %s instead of %s, of %s".formatted(cuts, pieceByPiece, whole, shown()));
      }
    }
  }

  private List<ScannedRecord> scanBetween(List<Long> starts) {
    List<ScannedRecord> records = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long end = i + 1 < starts.size() ? starts.get(i + 1) : file.length;
      records.addAll(scan(starts.get(i), end));
    }
    return records;
  }

  private List<ScannedRecord> scan(long start, long end) {
    return ScannedRecord.scan(file, start, end, columns, dialect, bufferBytes, Integer.MAX_VALUE);
  }

  private String shown() {
    return new String(file, ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n");
  }
}
