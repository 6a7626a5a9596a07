package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderLineTest {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Test
  void namesAndEndOfTheFirstLine() throws IOException {
    assertThat(read("id,name\n1,a\n"), is(new HeaderLine("id,name", List.of("id", "name"), 8)));
    assertThat(read("id,name\r\n1,a\n"), is(new HeaderLine("id,name", List.of("id", "name"), 9)));
    assertThat(read("id,name"), is(new HeaderLine("id,name", List.of("id", "name"), 7)));
  }

  @Test
  void quotesGoFromNamesAndStayInTheText() throws IOException {
    assertThat(
        read("\"id\",\"a \"\"b\"\"\n\"\n1,a\n"),
        is(new HeaderLine("\"id\",\"a \"\"b\"\"\n\"", List.of("id", "a \"b\"\n"), 16)));
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    assertThat(
        read(BYTE_ORDER_MARK + "id,name\n1,a\n"),
        is(new HeaderLine("id,name", List.of("id", "name"), 11)));
    assertThat(
        read(BYTE_ORDER_MARK + "\"id\",name\n"),
        is(new HeaderLine("\"id\",name", List.of("id", "name"), 13)));
  }

  /** A quote behind the mark is stray to the index, but the records begin at the same places. */
  @Test
  void theIndexOfAFileWithAByteOrderMarkStartsBehindTheHeaderToo() throws IOException {
    String text = BYTE_ORDER_MARK + "\"id\",name\n1,a\n";
    byte[] file = text.getBytes(UTF_8);
    int end = (int) read(text).end();
    BoundaryTracer tracer = new BoundaryTracer(0, CsvDialect.COMMA);
    tracer.update(Arrays.copyOf(file, file.length + BoundaryTracer.PADDING_BYTES), 0, end - 1);
    BoundaryTracer rest = new BoundaryTracer(end - 1, CsvDialect.COMMA);
    rest.update(
        Arrays.copyOf(file, file.length + BoundaryTracer.PADDING_BYTES), end - 1, file.length);

    assertThat(
        SplitIndex.of(List.of(tracer.finish(), rest.finish())),
        is(new SplitIndex(2, List.of(0L, 13L), file.length)));
  }

  @Test
  void anotherDelimiterDividesTheNames() throws IOException {
    byte[] file = (BYTE_ORDER_MARK + "\"id;\";a,b\n1;2\n").getBytes(UTF_8);

    assertThat(
        HeaderLine.of(FileHead.read(new SmallReads(file, 0, 5)), new CsvDialect((byte) ';')),
        is(new HeaderLine("\"id;\";a,b", List.of("id;", "a,b"), 13)));
  }

  @Test
  void anyNumberOfNamesIsRead() throws IOException {
    assertThat(read("id\n1\n"), is(new HeaderLine("id", List.of("id"), 3)));
    assertThat(read(",\"\",null\n"), is(new HeaderLine(",\"\",null", List.of("", "", "null"), 9)));
    List<String> many = Collections.nCopies(5_000, "a,\"b");
    String line = String.join(",", Collections.nCopies(5_000, "\"a,\"\"b\""));
    assertThat(read(line + "\n"), is(new HeaderLine(line, many, line.length() + 1)));
  }

  @Test
  void theFirstLinesAreReadAsTheFirstOne() throws IOException {
    byte[] file = (BYTE_ORDER_MARK + "title\n\nid,name\n1,a\n").getBytes(UTF_8);
    assertThat(
        HeaderLine.first(FileHead.read(new SmallReads(file, 0, 5)), CsvDialect.COMMA, 3),
        is(
            List.of(
                new HeaderLine("title", List.of("title"), 9),
                new HeaderLine("", List.of(), 10),
                new HeaderLine("id,name", List.of("id", "name"), 18))));
  }

  @Test
  void aLineThatIsNoHeaderHasNoNames() throws IOException {
    for (String line : List.of("id,na\"me", "\"id\"x,name", "id,\"name", "id,na\0me")) {
      assertThat(read(line), is(new HeaderLine(line, List.of(), line.length())));
    }
    assertThat(read(""), is(new HeaderLine("", List.of(), 0)));
    assertThat(read("\nid,name\n"), is(new HeaderLine("", List.of(), 1)));
  }

  private static HeaderLine read(String file) throws IOException {
    return HeaderLine.of(
        FileHead.read(new SmallReads(file.getBytes(UTF_8), 0, 5)), CsvDialect.COMMA);
  }
}
