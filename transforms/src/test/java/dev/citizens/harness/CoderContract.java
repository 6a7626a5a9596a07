package dev.citizens.harness;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;

/** What Beam asks of an element's coder. (Its own checks, CoderProperties, need JUnit 4.) */
public final class CoderContract {
  private CoderContract() {}

  /** Checks a coder that may be that of a key, with elements of which no two are equal. */
  @SafeVarargs
  public static <T> void check(Coder<T> coder, T... different) throws Exception {
    SerializableUtils.ensureSerializable(coder);
    coder.verifyDeterministic();
    assertThat(coder.consistentWithEquals(), is(true));
    List<T> together = new ArrayList<>();
    for (T one : different) {
      together.add(one);
      byte[] bytes = CoderUtils.encodeToByteArray(coder, one);
      T copy = CoderUtils.decodeFromByteArray(coder, bytes);
      assertThat(copy, is(one));
      assertThat(CoderUtils.encodeToByteArray(coder, copy), is(bytes));
      for (T other : different) {
        boolean sameBytes = Arrays.equals(CoderUtils.encodeToByteArray(coder, other), bytes);
        assertThat(one + " and " + other, sameBytes, is(one.equals(other)));
      }
    }
    // One behind the other: each ends where the next begins.
    assertThat(CoderUtils.clone(ListCoder.of(coder), together), is(together));
  }
}
