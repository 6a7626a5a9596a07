package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void anotherDelimiterDividesTheNames() throws IOException {
    byte[] file = (BYTE_ORDER_MARK + "\"id;\";a,b\n1;2\n").getBytes(UTF_8);

    assertThat(
        read(file, new CsvDialect((byte) ';'), 0),
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
  void aHeaderLongerThanTheFirstReadIsReadWhole() throws IOException {
    List<String> names = IntStream.range(0, 10_000).mapToObj(i -> "x".repeat(99) + i).toList();
    String line = String.join(",", names);
    assertThat(read(line + "\n1,2\n"), is(new HeaderLine(line, names, line.length() + 1)));
    assertThat(read(line), is(new HeaderLine(line, names, line.length())));
  }

  @Test
  void linesAboveTheHeaderAreCountedAsInAnEditor() throws IOException {
    byte[] file = (BYTE_ORDER_MARK + "a \"title\n\nx\ufffdy,\"\r\nid,name\n1,a\n").getBytes(UTF_8);
    assertThat(read(file, CsvDialect.COMMA, 1), is(new HeaderLine("", List.of(), 13)));
    assertThat(
        read(file, CsvDialect.COMMA, 3), is(new HeaderLine("id,name", List.of("id", "name"), 30)));
    assertThat(read(file, CsvDialect.COMMA, 4), is(new HeaderLine("1,a", List.of("1", "a"), 34)));
    assertThat(read(file, CsvDialect.COMMA, 5), is(new HeaderLine("", List.of(), 34)));
    assertThat(read(file, CsvDialect.COMMA, 99), is(new HeaderLine("", List.of(), 34)));
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
    return read(file.getBytes(UTF_8), CsvDialect.COMMA, 0);
  }

  private static HeaderLine read(byte[] file, CsvDialect dialect, int skippedLines)
      throws IOException {
    FileHead head = FileHead.read(new SmallReads(file, 0, 5), dialect, skippedLines);
    return HeaderLine.of(head, dialect, skippedLines);
  }
}
