package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folding itself; that it is right for every cut is shown by {@link EveryCutTest}. */
class SplitIndexTest {
  @Test
  void anEmptyFileHasNoStarts() {
    assertThat(SplitIndex.of(0, List.of()), is(new SplitIndex(0, List.of(), 0)));
    assertThat(SplitIndex.of(0, List.of(trace(0, ""))), is(new SplitIndex(0, List.of(), 0)));
  }

  @Test
  void eachPieceGivesTheFirstRecordThatStartsInIt() {
    assertThat(
        SplitIndex.of(0, List.of(trace(0, "a\nb\nc"), trace(5, "c\nd\ne\n"), trace(11, "f\ng"))),
        is(new SplitIndex(7, List.of(0L, 7L, 11L), 14)));
  }

  @Test
  void aPieceInsideOneRecordGivesNoStart() {
    assertThat(
        SplitIndex.of(0, List.of(trace(0, "a,\"b"), trace(4, "\nc\nd\n"), trace(9, "e\"\nf\n"))),
        is(new SplitIndex(2, List.of(0L, 12L), 14)));
  }

  @Test
  void aPieceThatBehindTheOneBeforeLooksOtherwise() {
    String piece = "x\ny\"\nz\n";

    assertThat(
        "outside",
        SplitIndex.of(0, List.of(trace(0, "a\n"), trace(2, piece))).starts(),
        is(List.of(0L, 2L)));
    assertThat(
        "inside",
        SplitIndex.of(0, List.of(trace(0, "\"a\n"), trace(3, piece))).starts(),
        is(List.of(0L, 8L)));
  }

  @Test
  void blankLinesDoNotCount() {
    assertThat(
        SplitIndex.of(0, List.of(trace(0, "\na\n\r"), trace(4, "\n\nb\n\n\r"))),
        is(new SplitIndex(2, List.of(0L, 5L), 10)));
  }

  @Test
  void piecesThatDoNotTileTheFileAreRefused() {
    IllegalArgumentException gap =
        assertThrows(
            IllegalArgumentException.class,
            () -> SplitIndex.of(0, List.of(trace(0, "a\n"), trace(3, "b\n"))));
    assertThat(gap.getMessage(), is("a piece starts at byte 3, the one before ends at 2"));
    assertThrows(IllegalArgumentException.class, () -> SplitIndex.of(0, List.of(trace(1, "a\n"))));
  }

  @Test
  void theSizeOfTheReadsDoesNotMatter() {
    byte[] file = "a,\"b\n\"\"c\"\r\nd\"e\n\r\n\"f\"g\n".repeat(20).getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(file, file.length + BoundaryTracer.PADDING_BYTES);
    BoundaryTracer atOnce = new BoundaryTracer(1_000, CsvDialect.COMMA);
    atOnce.update(padded, 0, file.length);
    BoundaryTrace expected = atOnce.finish();

    for (int bytes = 1; bytes < file.length; bytes++) {
      BoundaryTracer tracer = new BoundaryTracer(1_000, CsvDialect.COMMA);
      for (int from = 0; from < file.length; from += bytes) {
        tracer.update(padded, from, Math.min(file.length, from + bytes));
      }
      assertThat("reads of " + bytes, tracer.finish(), is(expected));
    }
  }

  private static BoundaryTrace trace(long start, String piece) {
    byte[] bytes = piece.getBytes(UTF_8);
    BoundaryTracer tracer = new BoundaryTracer(start, CsvDialect.COMMA);
    tracer.update(
        Arrays.copyOf(bytes, bytes.length + BoundaryTracer.PADDING_BYTES), 0, bytes.length);
    return tracer.finish();
  }
}
