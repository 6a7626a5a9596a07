package dev.citizens.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CsvDialectTest {
  @Test
  void anAsciiCharacterThatIsNoPartOfTextOrOfTheFormatIsADelimiter() {
    StringBuilder refused = new StringBuilder();
    for (int character = 0; character <= 0xFF; character++) {
      if (!CsvDialect.isDelimiter(character)) {
        refused.append((char) character);
      }
    }
    StringBuilder expected = new StringBuilder("\0\n\r\"0123456789");
    expected.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    for (int character = 0x80; character <= 0xFF; character++) {
      expected.append((char) character);
    }
    assertThat(refused.toString(), is(expected.toString()));
  }

  @Test
  void noneIsMadeOfAnythingElse() {
    assertThat(new CsvDialect((byte) ',').equals(CsvDialect.COMMA), is(true));
    for (byte delimiter : new byte[] {'"', '\n', 'a', '0', 0, -1, (byte) 0xC3}) {
      assertThrows(IllegalArgumentException.class, () -> new CsvDialect(delimiter));
    }
  }
}
