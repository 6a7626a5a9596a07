package dev.citizens.element;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.harness.CoderContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;

class ElementCoderTest {
  private record Place(String name, int row) {}

  private record Other(String name) {}

  private static final ElementCoder<Place> CODER =
      ElementCoder.of(
          Place.class,
          (place, out) -> {
            StringUtf8Coder.of().encode(place.name, out);
            out.writeInt(place.row);
          },
          in -> new Place(StringUtf8Coder.of().decode(in), in.readInt()));

  @Test
  void isWhatBeamAsksOfACoder() throws Exception {
    CoderContract.check(
        CODER, new Place("", 0), new Place("Huế", 0), new Place("x".repeat(70_000), -1));
    assertThat(CODER.getEncodedTypeDescriptor(), is(TypeDescriptor.of(Place.class)));
  }

  @Test
  void bytesAreTheFieldsAndNothingElse() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODER.encode(new Place("ab", 258), bytes);
    assertThat(bytes.toByteArray(), is(new byte[] {2, 'a', 'b', 0, 0, 1, 2}));
  }

  @Test
  void anElementThatIsCutShortIsAFailure() {
    ByteArrayInputStream cut = new ByteArrayInputStream(new byte[] {2, 'a', 'b', 0, 0, 1});
    assertThrows(EOFException.class, () -> CODER.decode(cut));
  }

  @Test
  void codersOfOneTypeAreEqual() {
    ElementCoder<Place> same =
        ElementCoder.of(Place.class, (place, out) -> {}, in -> new Place("", 0));
    assertThat(same, is(CODER));
    assertThat(same.hashCode(), is(CODER.hashCode()));
    ElementCoder<Other> other = ElementCoder.of(Other.class, (it, out) -> {}, in -> new Other(""));
    assertThat((Object) other, is(not((Object) CODER)));
  }
}
