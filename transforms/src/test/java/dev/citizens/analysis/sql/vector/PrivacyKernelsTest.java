package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.ColumnType;
import org.junit.jupiter.api.Test;

/** What hides a text does so to the letter. */
class PrivacyKernelsTest {
  /** The value of a kernel for one text. */
  static String of(Kernel kernel, String text) {
    Vector in = new Vector(ColumnType.TEXT, 1);
    Vector out = new Vector(ColumnType.TEXT, 1);
    if (text == null) {
      in.setNull(0);
    } else {
      byte[] bytes = text.getBytes(UTF_8);
      in.setText(0, bytes, 0, bytes.length);
    }
    kernel.apply(new Vector[] {in}, out, 1);
    return out.states()[0] == Vector.NULL
        ? null
        : new String(out.bytes(), out.starts()[0], out.ends()[0] - out.starts()[0], UTF_8);
  }

  /** RFC 4231, test case 1, and the empty text by Python's hmac. */
  @Test
  void aHashIsTheHmacOfItsBytes() {
    Kernel hash = new KeyedSha256(new HashKey("\u000b".repeat(20)));
    assertThat(
        of(hash, "Hi There"),
        is("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    assertThat(
        of(hash, ""), is("999a901219f032cd497cadb5e6051e97b6a29ab297bd6ae722bd6062a2f59542"));
    assertThat(of(hash, null), is((String) null));
  }

  @Test
  void aKeyIsLongAndIsNotShown() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> new HashKey("fifteen letters"))
            .getMessage(),
        is("a key must have at least 16 bytes"));
    assertThat(new HashKey("sixteen letters!").toString(), not(containsString("letters")));
  }

  @Test
  void ofAMaskedTextSomeCharactersStay() {
    assertThat(of(new Mask(1, 2), "0987654321"), is("0*******21"));
    assertThat(of(new Mask(0, 4), "4111111111111111"), is("************1111"));
    assertThat(of(new Mask(2, 0), "Nguyễn"), is("Ng****"));
    assertThat(of(new Mask(1, 1), "😀ễ😀"), is("😀*😀"));
    assertThat(of(new Mask(0, 0), "abc"), is("***"));
    assertThat(of(new Mask(0, 0), ""), is(""));
    assertThat(of(new Mask(1, 1), null), is((String) null));
  }

  /** Else a short one would be shown whole. */
  @Test
  void aTextThatHasNoMoreThanTheseIsHiddenWhole() {
    assertThat(of(new Mask(1, 2), "abc"), is("***"));
    assertThat(of(new Mask(1, 2), "ab"), is("**"));
    assertThat(of(new Mask(1, 2), "abcd"), is("a*cd"));
  }
}
